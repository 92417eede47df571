/** B4: AWS knows whom to call about security, operations and billing. */
import type { Check } from '../check'
import { weigh } from './findings'
import { DAILY_MS } from './freshness'

const CONTACTS = ['security', 'operations', 'billing'] as const

export const CONTACTS_SET: Check = {
  id: 'B4',
  kind: 'auto',
  scope: 'account',
  title: 'Contacts for security, operations and billing are set',
  needs: ['alternate-contacts'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Set the alternate contacts, for the whole organization from its management account, to addresses that several people read.',
  evaluate({ 'alternate-contacts': contacts }) {
    const missing = CONTACTS.filter((contact) => contacts?.[contact] !== true)
    const set = CONTACTS.filter((contact) => contacts?.[contact] === true)
    return weigh({
      bad: missing.map((contact) => ({ subject: contact, detail: 'no contact' })),
      fine: set.map((contact) => ({ subject: contact, detail: 'contact set' })),
      fails: `${missing.length} of 3 contacts ${missing.length === 1 ? 'is' : 'are'} not set: ${missing.join(', ')}.`,
      passes: 'Contacts for security, operations and billing are set.',
    })
  },
}
