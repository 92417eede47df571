/** Item D10: when somebody last went through who may do what. */
import { counted, momentWords } from '@/lib/domain/postmortem/facts/figures'
import { found, row } from './findings'
import type { IncidentCheck } from './material'

/** How old the last review may be, in days. */
const MOST_DAYS = 90
const DAY = 24 * 60 * 60_000

/** Items whose settling counts as a review of access: findings of outside access, of unused rights and services, trust. */
export const REVIEW_ITEMS: readonly string[] = ['D5', 'D6', 'D7', 'D9', 'D10']

export const ACCESS_REVIEWED: IncidentCheck = {
  id: 'D10',
  kind: 'auto',
  title: `Access was reviewed within the last ${MOST_DAYS} days`,
  mend: 'Go through unused and outside access, and settle the items of section D that ask for it.',
  judge({ review, asOf, limited }) {
    // Somebody who does not see every incident does not see every review.
    const missed = limited ? 'not-checked' : 'fail'
    if (review === null) {
      const where = limited ? ' of an incident that you may see' : ''
      return found(missed, `Faultline knows of no review: no item about reviewing access${where} was ever settled.`)
    }
    const days = Math.floor((Date.parse(asOf) - Date.parse(review.at)) / DAY)
    const isOld = days > MOST_DAYS
    const rows = [
      row(`${review.item}, ${review.incident}`, `settled by ${review.by}, ${momentWords(review.at)}`, isOld),
    ]
    const ago = days < 1 ? 'today' : `${counted(days, 'day')} ago`
    const which = limited ? 'that you may see' : 'that Faultline knows of'
    return found(isOld ? missed : 'pass', `The last review ${which} was settled ${ago}.`, rows)
  },
}
