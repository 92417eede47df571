/** How bad AWS says a service is, and how such words compare. */

/** The three levels of AWS's public status feed (its statuses 1, 2 and 3), mildest first. */
export const SEVERITIES = ['informational', 'degradation', 'disruption'] as const

/** One level; `null` beside it always means "operating normally or resolved" (AWS's status 0) or "not said". */
export type Severity = (typeof SEVERITIES)[number]

const WORDS: Record<Severity, string> = {
  disruption: 'Disruption',
  degradation: 'Degradation',
  informational: 'Informational',
}

/** What a level is called on the screen. */
export function severityWord(severity: Severity): string {
  return WORDS[severity]
}

/** A number that grows with severity: 0 for null, 3 for a disruption. */
export function severityRank(severity: Severity | null): number {
  return severity === null ? 0 : SEVERITIES.indexOf(severity) + 1
}

/** The severity of a status number of the public feed (0 to 3), null for 0; undefined for any other number. */
export function severityOfStatus(status: number): Severity | null | undefined {
  return status === 0 ? null : SEVERITIES[status - 1]
}

/** The worst of some severities, null when there is none. */
export function worstSeverity(severities: Iterable<Severity | null>): Severity | null {
  let worst: Severity | null = null
  for (const severity of severities) if (severityRank(severity) > severityRank(worst)) worst = severity
  return worst
}
