/** The SQL of what is not known yet of a window. */

/** account, source, from, to of what is neither known nor asked for, of a window of accounts and sources. */
export function unknownPieces(accounts: string, sources: string, from: string, to: string): string {
  return `SELECT a.id, s.source, lower(p.piece), upper(p.piece)
    FROM unnest(${accounts}::text[]::char(12)[]) a(id) CROSS JOIN unnest(${sources}::text[]) s(source)
    CROSS JOIN LATERAL unnest(tstzmultirange(tstzrange(${from}, ${to})) - coalesce((
      SELECT range_agg(k.span) FROM (
        SELECT tstzrange(c.from_at, c.to_at) AS span FROM iam_coverage c WHERE c.account_id = a.id AND c.event_source = s.source
        UNION ALL SELECT tstzrange(w.from_at, w.to_at) FROM iam_lookup w
          WHERE w.account_id = a.id AND w.event_source = s.source AND w.state = 'waiting') k), '{}'::tstzmultirange)) p(piece)`
}
