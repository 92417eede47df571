/** Times as SQL writes them for the wire. */

const ISO = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`

/** A timestamptz as ISO 8601 text in UTC. */
export function iso(moment: string): string {
  return `to_char(${moment} AT TIME ZONE 'UTC', ${ISO})`
}
