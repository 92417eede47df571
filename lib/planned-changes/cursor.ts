/** Where a page of planned changes ends: the last change's place, opaque to callers. */
import { CHANGE_GROUPS } from '@/lib/domain/planned-changes/change-groups'
import { AppError } from '@/lib/errors'
import type { ChosenChange } from './choose-changes'

/** A change's place in the order of lists. */
interface Place {
  /** Of its group. */
  rank: number
  startsAt: number
  id: string
}

const PLACE = /^(\d)\.(-?\d{1,15})\.(\d{1,18})$/
const OVER = CHANGE_GROUPS.indexOf('over')

export function formatChangeCursor({ tally, group }: ChosenChange): string {
  return Buffer.from(`${CHANGE_GROUPS.indexOf(group)}.${tally.startsAt}.${tally.id}`).toString('base64url')
}

/** @throws AppError INVALID for a text that formatChangeCursor did not write */
export function parseChangeCursor(text: string): Place {
  const [, rank, startsAt, id] = PLACE.exec(Buffer.from(text, 'base64url').toString()) ?? []
  if (rank !== undefined && startsAt !== undefined && id !== undefined && Number(rank) < CHANGE_GROUPS.length) {
    return { rank: Number(rank), startsAt: Number(startsAt), id }
  }
  throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must be the nextCursor of an earlier answer' })
}

/** How many of the changes stand up to and at that place, whether or not the change itself still stands there. */
export function countUpTo(changes: readonly ChosenChange[], place: Place): number {
  const index = changes.findIndex(({ tally, group }) => {
    const rank = CHANGE_GROUPS.indexOf(group)
    if (rank !== place.rank) return rank > place.rank
    const later = tally.startsAt - place.startsAt || compareIds(tally.id, place.id)
    return rank === OVER ? later < 0 : later > 0
  })
  return index < 0 ? changes.length : index
}

/** Ids are whole numbers without leading zeros. */
function compareIds(one: string, other: string): number {
  if (one.length !== other.length) return one.length - other.length
  return one === other ? 0 : one < other ? -1 : 1
}
