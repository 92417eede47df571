/** What each action is called: the sentence of an entry, and the names of actions in filters. */
import type { ActionWords, Described } from './action-words'
import { AWS_ACTIONS } from './aws-actions'
import { CALENDAR_ACTIONS } from './calendar-actions'
import { EVIDENCE_ACTIONS } from './evidence-actions'
import { IAM_CHANGE_ACTIONS } from './iam-change-actions'
import { INCIDENT_ACTIONS } from './incident-actions'
import { PEOPLE_ACTIONS } from './people-actions'
import { POSTMORTEM_ACTIONS } from './postmortem-actions'
import { REPORT_ACTIONS } from './report-actions'
import { TEMPLATE_ACTIONS } from './template-actions'
import { TRACKER_ACTIONS } from './tracker-actions'

const ACTIONS: Record<string, ActionWords> = {
  ...PEOPLE_ACTIONS,
  ...AWS_ACTIONS,
  ...INCIDENT_ACTIONS,
  ...POSTMORTEM_ACTIONS,
  ...TEMPLATE_ACTIONS,
  ...TRACKER_ACTIONS,
  ...EVIDENCE_ACTIONS,
  ...IAM_CHANGE_ACTIONS,
  ...CALENDAR_ACTIONS,
  ...REPORT_ACTIONS,
}

/** What an entry says was done, as the end of a sentence. An action without words shows as it is. */
export function sentenceOf(entry: Described): string {
  const words = Object.hasOwn(ACTIONS, entry.action) ? ACTIONS[entry.action] : undefined
  if (words === undefined) return `${entry.action}${entry.subject.name === null ? '' : `: ${entry.subject.name}`}`
  return typeof words.sentence === 'string' ? words.sentence : words.sentence(entry)
}

/** What an action is called where one is chosen; itself where it has no words. */
export function actionName(action: string): string {
  return (Object.hasOwn(ACTIONS, action) ? ACTIONS[action]?.name : undefined) ?? action
}

const WORDS: Record<string, string> = {
  person: 'People',
  'access-link': 'One-time links',
  session: 'Signing in and out',
  'sign-in-method': 'Ways to sign in',
  'second-factor': 'Authenticator apps',
  'single-sign-on': 'Single sign-on',
  team: 'Teams',
  account: 'Accounts',
  accounts: 'Files of accounts',
  'account-rules': 'Rules for accounts',
  'service-usage': 'Service usage',
  workload: 'Workloads',
  token: 'API tokens',
  connection: 'AWS connections',
  incident: 'Incidents',
  iam: 'Changes to identity',
  evidence: 'IAM evidence',
  waiver: 'Waivers of checks',
  postmortem: 'Post-mortems',
  template: 'Checklist templates',
  tracker: 'Issue trackers',
  report: 'Saved summaries',
  calendar: 'Calendar addresses',
  secrets: 'Stored secrets',
}

/** What an action's word is called where one is chosen; itself where it has no other. */
export function wordName(word: string): string {
  return (Object.hasOwn(WORDS, word) ? WORDS[word] : undefined) ?? word
}
