/** What is said of actions about issue trackers. */
import { type ActionWords, counted, subject } from './action-words'

export const TRACKER_ACTIONS: Record<string, ActionWords> = {
  'tracker.created': {
    name: 'Issue tracker made',
    sentence: (e) =>
      `set up the issue tracker ${subject(e)} (${e.after?.kind === 'jira' ? 'Jira' : 'GitHub'}, ${String(e.after?.project)})`,
  },
  'tracker.changed': {
    name: 'Issue tracker changed',
    sentence: (e) =>
      `changed the issue tracker ${subject(e)}${e.after?.token === 'changed' ? ' and entered another token' : ''}`,
  },
  'tracker.switched-on': {
    name: 'Issue tracker switched on',
    sentence: (e) => `switched on the issue tracker ${subject(e)}`,
  },
  'tracker.switched-off': {
    name: 'Issue tracker switched off',
    sentence: (e) => `switched off the issue tracker ${subject(e)}`,
  },
  'tracker.secret-renewed': {
    name: 'Webhook secret renewed',
    sentence: (e) => `made a new secret for the webhook of the issue tracker ${subject(e)}`,
  },
  'tracker.removed': {
    name: 'Issue tracker removed',
    sentence: (e) =>
      `removed the issue tracker ${subject(e)}, where ${counted(e.before?.linked, 'action')} had an issue; their links stay`,
  },
}
