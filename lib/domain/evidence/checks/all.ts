/** All checks that are judged account by account, in the order of the catalogue. */
import type { Check } from '../check'
import { IDENTITY_CHECKS } from './identity'
import { OPERATIONS_CHECKS } from './operations'

export const CHECKS: readonly Check[] = [...IDENTITY_CHECKS, ...OPERATIONS_CHECKS].toSorted(byId)

/** A1, A2 … B1: ids are a letter and a figure. */
function byId(one: Check, other: Check): number {
  return one.id.localeCompare(other.id, 'en', { numeric: true })
}
