/** E5: people sign in by federation, not as users of IAM. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { consoleUsersOf } from './console-users'
import { notApplicable, notChecked, pass, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'
import { federationOf } from './identity-federation'

export const FEDERATION: Check = {
  id: 'E5',
  kind: 'auto',
  scope: 'account',
  title: 'People sign in by federation',
  needs: [],
  needsOneOf: ['identity-providers', 'identity-center'],
  uses: ['credential-report'],
  freshnessMs: DAILY_MS,
  mend: 'Let people in by IAM Identity Center or a SAML provider, then delete the passwords of users but those for an emergency.',
  evaluate(facts, { now, breakGlassUsers }) {
    const { ways, expired } = federationOf(facts, now)
    const report = facts['credential-report']
    const { known, unknown } = report === undefined ? { known: [], unknown: [] } : consoleUsersOf(report)
    const people = known.map(({ user }) => ({
      subject: user,
      detail: breakGlassUsers.includes(user) ? 'has a password, for an emergency' : 'has a password',
    }))
    if (ways.length > 0) return pass(federatedWords(ways, people.length), [...ways, ...people, ...expired])
    const isWhole = facts['identity-providers'] !== undefined && facts['identity-center'] !== undefined
    if (!isWhole)
      return notChecked('No way of federation is known, and not all places where one could be were read.', [
        ...people,
        ...expired,
      ])
    if (report === undefined)
      return notChecked('There is no federation, and whether users have passwords was not read.', expired)
    if (people.length + unknown.length === 0)
      return notApplicable('Nobody signs in: no federation, no user with a password.', expired)
    return weigh({
      bad: people,
      unknown: unknown.map(({ user }) => ({ subject: user, detail: 'the report does not tell of a password' })),
      fine: expired,
      fails: `There is no federation, and ${counted(people.length, 'user')} ${people.length === 1 ? 'signs' : 'sign'} in with a password.`,
      unclear: `Of ${counted(unknown.length, 'user')} the credential report does not tell whether they have a password.`,
      passes: '',
    })
  },
}

function federatedWords(ways: readonly Seen[], people: number): string {
  const rest = people === 0 ? '' : ` ${counted(people, 'user')} can still sign in with a password.`
  return `People sign in by ${counted(ways.length, 'way')} of federation.${rest}`
}
