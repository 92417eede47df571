/** Moments, spans, counts and lists as composed sentences say them; times in UTC. */
import { formatDateTime, formatDuration, formatRange } from '@/lib/domain/format-time'
import { nameOfRegion } from '@/lib/domain/region'
import { asMarkdown } from './outside-text'

const ZONE = 'UTC'

/** "7 May 2018, 15:50 UTC" */
export function momentWords(at: string): string {
  return formatDateTime(at, ZONE)
}

/** "7 May 2018, 14:19–15:20 UTC", "since 7 May 2018, 14:19 UTC" */
export function spanWords(from: string, to: string | null): string {
  if (to === null) return `since ${momentWords(from)}`
  const day = momentWords(from).split(',')[0] ?? ''
  const range = formatRange(from, to, ZONE)
  // A range over midnight names its days by itself.
  return range.includes(' – ') ? `${momentWords(from)} – ${momentWords(to)}` : `${day}, ${range}`
}

/** "1 h 01 m"; "less than a minute". */
export function lengthWords(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  return length < 60_000 ? 'less than a minute' : formatDuration(length)
}

/** "1 account", "1,200 accounts". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? one : many}`
}

/** "a, b and c" as Markdown; what is beyond `most` is counted: "a, b and 12 more". `more`: how many others there are. */
export function listed(names: readonly string[], most: number, more = 0): string {
  const shown = names.slice(0, most).map((name) => asMarkdown(name))
  const rest = names.length - shown.length + more
  const all = rest > 0 ? [...shown, `${rest.toLocaleString('en-US')} more`] : shown
  const last = all.at(-1) ?? ''
  return all.length < 2 ? last : `${all.slice(0, -1).join(', ')} and ${last}`
}

/** "us-east-1 (N. Virginia)" for each, in that order. */
export function regionWords(regions: readonly string[], most: number): string {
  const named = regions.map((region) => {
    const name = nameOfRegion(region)
    return name === null || name === region ? region : `${region} (${name})`
  })
  return listed(named, most)
}
