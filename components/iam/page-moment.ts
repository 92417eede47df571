/** Turns what a browser's field for a moment holds into what addresses hold: its time is UTC, as its label says. */

/** 2026-05-07T14:00, with seconds in some browsers. */
const LOCAL = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/

/** The parameters with `at` as ISO 8601; others stay. */
export function withZone(params: URLSearchParams): URLSearchParams {
  const at = params.get('at')?.trim() ?? ''
  if (!LOCAL.test(at)) return params
  const zoned = new URLSearchParams(params)
  zoned.set('at', `${at}Z`)
  return zoned
}

/** What the field shows of a moment; to the minute. */
export function fieldMoment(at: string | null): string {
  return at === null ? '' : at.slice(0, 16)
}
