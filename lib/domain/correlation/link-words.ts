/** Says in words why two events were grouped, thresholds included. */
import { GLOBAL_REGION } from '../region'
import type { EventLink } from './facts'
import { BURST_SERVICES, SAME_START_MS } from './rules'

const MINUTE = 60_000

/**
 * One sentence without full stop: "Lambda and API Gateway began 6 min apart in us-east-1, where 12 services failed within
 * 60 min of Lambda (3 are enough)". `nameOf` names an event: its service, and its Region where that is needed.
 */
export function linkWords(link: EventLink, nameOf: (eventId: string) => string): string {
  const { detail } = link
  const first = detail.by ?? link.eventId
  const one = nameOf(first)
  const other = nameOf(first === link.eventId ? link.otherId : link.eventId)
  const place = detail.place === undefined || detail.place === GLOBAL_REGION ? '' : ` in ${detail.place}`
  const within = detail.limitMs === undefined ? '' : ` (within ${lengthWords(detail.limitMs)} is enough)`
  switch (link.rule) {
    case 'impacted-services':
      return `${one} lists ${detail.name ?? other}${place} among the services that it hit, and both went on at the same time`
    case 'same-type':
      return `${one} and ${other} are of one type${place} and began ${apartWords(detail.apartMs)}${within}`
    case 'public-and-account':
      return `AWS told everybody of one and single accounts of the other: ${one} and ${other} began ${apartWords(detail.apartMs)}${place} (within ${lengthWords(SAME_START_MS)} is sure, within ${lengthWords(detail.limitMs ?? 0)} is likely)`
    case 'again':
      return detail.apartMs === 0
        ? `${other} began${place} while ${one} still went on, and both are of one service`
        : `${other} began${place} ${lengthWords(detail.apartMs)} after ${one} had ended${within}`
    case 'identity-root':
      return `${one} and ${other} went on at the same time, and access to everything in the partition rests on both`
    case 'names-other':
      return `the title of ${one} names ${detail.name ?? other}, and the two began ${apartWords(detail.apartMs)}${place}${within}`
    case 'burst':
      return `${one} and ${other} began ${apartWords(detail.apartMs)}${place}, where ${detail.services ?? BURST_SERVICES} services failed within ${lengthWords(detail.limitMs ?? 0)} of ${one} (${BURST_SERVICES} are enough)`
  }
}

/** "6 min apart", "at the same time" */
function apartWords(ms: number): string {
  return ms < 1000 ? 'at the same time' : `${lengthWords(ms)} apart`
}

/** "40 s", "6 min", "150 min", "26 h": rounded down; hours from 10 h on. */
function lengthWords(ms: number): string {
  if (ms < MINUTE) return `${Math.floor(ms / 1000)} s`
  const minutes = Math.floor(ms / MINUTE)
  return minutes < 600 ? `${minutes} min` : `${Math.floor(minutes / 60)} h`
}
