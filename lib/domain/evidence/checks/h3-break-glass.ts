/** H3: users for the day on which nobody can sign in: whether they are there, what they may do, who hears of their use. */
import type { Check, CheckContext, Facts } from '../check'
import type { IamUser } from '../facts-authorization'
import { alarmCoverage } from './alarm-coverage'
import { collected, notChecked, type Seen } from './findings'
import { DAILY_MS } from './freshness'
import { sampleSignIn, userOf } from './sample-events'

export const BREAK_GLASS: Check = {
  id: 'H3',
  kind: 'semi',
  scope: 'account',
  title: 'Break-glass users exist, with policies attached, and their use is alarmed',
  needs: ['authorization-details'],
  uses: ['credential-report', 'virtual-mfa', 'trails', 'alarms', 'event-rules'],
  freshnessMs: DAILY_MS,
  mend: 'Make two users with hardware MFA and the policies attached beforehand, an alarm on their sign-in, and name them in the settings of the connection.',
  evaluate(facts, context) {
    const { breakGlassUsers } = context
    if (breakGlassUsers.length === 0) {
      return notChecked('Nobody named break-glass users: name them in the settings of the connection.')
    }
    const users = facts['authorization-details']?.users ?? []
    const found = breakGlassUsers.map((name) => ({ name, user: users.find((user) => user.name === name) }))
    const rows = found.flatMap(({ name, user }) =>
      user === undefined
        ? [{ subject: `user ${name}`, detail: 'no such user in this account' }]
        : rowsOf(user, facts, context),
    )
    const there = found.filter(({ user }) => user !== undefined).length
    return collected(`${there} of ${found.length} break-glass users named in the settings are in this account.`, rows)
  },
}

function rowsOf(user: IamUser, facts: Facts, context: CheckContext): Seen[] {
  const subject = `user ${user.name}`
  return [
    { subject, detail: mfaOf(user, facts) },
    { subject, detail: policiesOf(user, facts) },
    { subject, detail: alarmOn(user, facts, context) },
  ]
}

function mfaOf({ name, arn }: IamUser, facts: Facts): string {
  const row = facts['credential-report']?.users.find(({ user }) => user === name)
  const isVirtual = facts['virtual-mfa']?.devices.some(({ user }) => user === arn) ?? false
  if (isVirtual) return 'MFA: virtual device'
  if (row?.mfaActive === true) return 'MFA: active'
  return row?.mfaActive === false ? 'MFA: none' : 'MFA: not known'
}

function policiesOf(user: IamUser, facts: Facts): string {
  const groups = (facts['authorization-details']?.groups ?? []).filter(({ name }) => user.groups.includes(name))
  const direct = [...user.attached, ...user.inline].map(({ name }) => name)
  const byGroup = groups.flatMap((group) =>
    [...group.attached, ...group.inline].map(({ name }) => `${name} by group ${group.name}`),
  )
  const all = [...direct, ...byGroup]
  return all.length === 0 ? 'policies: none attached' : `policies: ${all.join(', ')}`
}

function alarmOn({ name }: IamUser, facts: Facts, context: CheckContext): string {
  const event = sampleSignIn(context, userOf(context, name), { usesMfa: true })
  const says = alarmCoverage(facts, context).of({ name, events: [event], isGlobal: true })
  if (says === 'yes') return 'sign-in: an alarm reaches somebody'
  return says === 'no'
    ? 'sign-in: no alarm would reach anybody'
    : 'sign-in: whether an alarm reaches anybody is not known'
}
