/** Times as SQL writes them for the wire. */

/** A timestamptz as ISO 8601 text in UTC, with milliseconds. */
export function iso(moment: string): string {
  return `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`
}
