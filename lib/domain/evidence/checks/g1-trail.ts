/** G1: a trail of all Regions is logging now, or CloudTrail Lake stores the same. */
import type { Check } from '../check'
import { anyOf } from './certainty'
import { type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'
import {
  knownTrails,
  ownersToRead,
  recordsEverywhere,
  seenStore,
  seenTrail,
  storesEverywhere,
} from './recording-trails'

export const MULTI_REGION_TRAIL: Check = {
  id: 'G1',
  kind: 'auto',
  scope: 'account',
  title: 'A trail of all Regions is logging',
  needs: ['trails'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Make a trail of all Regions with all management events and global services, best one of the organization, and start its logging.',
  evaluate({ trails: facts }, context) {
    const trails = knownTrails(facts?.trails ?? [], null, context)
    const judged = [
      ...trails.map((known) => ({ seen: seenTrail(known), says: recordsEverywhere(known) })),
      ...(facts?.stores ?? []).map((store) => ({ seen: seenStore(store), says: storesEverywhere(store) })),
    ]
    const of = (says: string): Seen[] => judged.filter((each) => each.says === says).map(({ seen }) => seen)
    const rest = [...of('unknown'), ...of('no')]
    if (anyOf(judged.map(({ says }) => says)) === 'yes') {
      const names = of('yes').map(({ subject }) => subject)
      return weigh({
        bad: [],
        fine: [...of('yes'), ...rest],
        fails: '',
        passes: `Changes are recorded in all Regions now by ${names.slice(0, 3).join(', ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}.`,
      })
    }
    const isOpen = of('unknown').length > 0 || (facts?.storesUnread ?? null) !== null
    return weigh({
      bad: isOpen ? [] : failed(of('no')),
      unknown: isOpen ? [...rest, ...unreadStores(facts?.storesUnread ?? null)] : [],
      fails:
        judged.length === 0
          ? 'The account has no trail and no event data store.'
          : `Not one of the trails and event data stores (${judged.length}) records changes in all Regions now.`,
      unclear: whyOpen(of('unknown').length, ownersToRead(trails), facts?.storesUnread ?? null),
      passes: '',
    })
  },
}

function failed(no: readonly Seen[]): readonly Seen[] {
  return no.length > 0 ? no : [{ subject: 'CloudTrail', detail: 'no trail, no event data store' }]
}

function unreadStores(why: string | null): Seen[] {
  return why === null ? [] : [{ subject: 'CloudTrail Lake', detail: why }]
}

function whyOpen(unknown: number, owners: string, storesUnread: string | null): string {
  if (owners !== '') return `Whether the organization's trail logs has to be read from ${owners}, which was not read.`
  if (unknown > 0) return 'Whether a trail logs, or what it records, could not be read.'
  return `No trail records changes in all Regions, and whether CloudTrail Lake does could not be read. ${storesUnread ?? ''}`.trim()
}
