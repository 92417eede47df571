/** What an alert is called, what its incident says, and how bad it is. */
import type { Sev } from '../incident'
import { ALERT_RULES, type AlertRule } from './alert-rules'
import type { IamCall } from './change'

/** Whether a rule of this id exists. */
export function isAlertRule(id: string): boolean {
  return ALERT_RULES.some((rule) => rule.id === id)
}

/** A rule's name; its id where it exists no more. */
export function alertRuleName(id: string): string {
  return ALERT_RULES.find((rule) => rule.id === id)?.name ?? id
}

/** "Root signed in: acme-prod" */
export function alertTitle(rule: Pick<AlertRule, 'name'>, account: string): string {
  return `${rule.name}: ${account}`
}

/** Rules after which somebody may own the account, or work unseen. */
const SEVERE = /root|admin|trail/

/** How bad what a rule finds is, and why. */
export function alertSeverity({ id, name }: Pick<AlertRule, 'id' | 'name'>): { severity: Sev; rule: string } {
  return SEVERE.test(id)
    ? { severity: 'SEV2', rule: `${name}: whoever did it may own the account, or work unseen.` }
    : { severity: 'SEV3', rule: `${name}: a way in may have been opened.` }
}

/** What an incident is described with: what was done, by whom, from where. Markdown. */
export function alertDescription(rule: Pick<AlertRule, 'sentence'>, call: IamCall, subject: string): string {
  const where = call.sourceIp === null ? '' : ` from ${literal(call.sourceIp)}`
  const done = `${literal(call.eventName)} on ${literal(subject)} by ${literal(call.actor.name)}${where} in ${literal(call.region)}`
  return `${rule.sentence}\n\nThe first change that was found: ${done}, ${new Date(call.at).toISOString()}.`
}

/** Text from outside as code: nothing in it is markup. */
function literal(text: string): string {
  return `\`${text.replaceAll('`', 'ˋ').replace(/\s+/g, ' ').slice(0, 300)}\``
}
