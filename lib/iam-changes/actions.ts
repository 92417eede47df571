/** What people do about changes to identity: say why, have calls looked up, make rules silent. */
'use server'
import { action } from '@/lib/access/action'
import { recordChange } from '@/lib/audit/write'
import { inTransaction } from '@/lib/db/transaction'
import { AppError } from '@/lib/errors'
import { getIncidentScope } from './read-incident-scope'
import { explanationForm, explanationsForm, lookUpForm, muteForm, unmuteForm } from './schemas'
import { tellerOf } from './teller'
import { explainChange, explainChanges } from './write-explanations'
import { askForLookups } from './write-lookups'
import { endMute, muteRule } from './write-mutes'

/** Fields: change, version, explanation (blank takes it away). */
export const explainChangeAction = action('evidence:work', explanationForm, ({ change, version, explanation }, by) =>
  inTransaction((client) => explainChange(client, tellerOf(by), change, { version, text: explanation })),
)

/** Fields: reason, and `chosen-<id>` for each change. Returns how many got the reason. */
export const explainChangesAction = action('evidence:work', explanationsForm, ({ changes, reason }, by) =>
  inTransaction((client) => explainChanges(client, tellerOf(by), changes, reason)),
)

/** Field: incident. Returns how many pieces are looked up, in how many accounts. */
export const lookUpIncidentAction = action('evidence:work', lookUpForm, async ({ incident }, by) => {
  const { accounts, from, to } = await getIncidentScope(incident, by.principal.accounts)
  if (accounts.length === 0) {
    throw new AppError(
      'CONFLICT',
      'There is no account to look into: nothing that it concerns is read by a connection.',
    )
  }
  return inTransaction(async (client) => {
    const asked = await askForLookups(client, { accounts, from, to })
    if (asked.lookups > 0) {
      const subject = { kind: 'incident', id: incident, name: `incident ${incident}` }
      await recordChange(client, by.actor, { action: 'iam.calls-asked', subject, after: { accounts: asked.accounts } })
    }
    return asked
  })
})

/** Fields: rule, account (blank: everywhere), reason, until (blank: for good). */
export const muteRuleAction = action('evidence:manage', muteForm, ({ rule, account, reason, until }, by) =>
  inTransaction((client) => muteRule(client, tellerOf(by), { rule, accountId: account, reason, until })),
)

/** Field: mute. */
export const unmuteRuleAction = action('evidence:manage', unmuteForm, ({ mute }, by) =>
  inTransaction((client) => endMute(client, tellerOf(by), mute)),
)
