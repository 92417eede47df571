/** What is said of actions about incidents. */
import { type ActionWords, counted, type Described, subject, text } from './action-words'

export const INCIDENT_ACTIONS: Record<string, ActionWords> = {
  'incident.opened': {
    name: 'Incident opened',
    sentence: (e) => `opened the incident ${subject(e)} with ${events(e)}`,
  },
  'incident.alerted': {
    name: 'Incident opened by an alert',
    sentence: (e) => `opened the incident ${subject(e)} because a rule found something done to identity`,
  },
  'incident.acknowledged': {
    name: 'Incident acknowledged',
    sentence: (e) => `acknowledged the incident ${subject(e)}`,
  },
  'incident.status-changed': {
    name: 'Status of an incident changed',
    sentence: (e) => `moved the incident ${subject(e)} from ${text(e.before?.status)} to ${text(e.after?.status)}`,
  },
  'incident.severity-changed': {
    name: 'Severity of an incident changed',
    sentence: (e) =>
      `changed the severity of the incident ${subject(e)} from ${text(e.before?.severity)} to ${text(e.after?.severity)}`,
  },
  'incident.renamed': {
    name: 'Incident renamed',
    sentence: (e) =>
      e.after?.title === null
        ? `let the incident ${subject(e)} be called after its events`
        : `renamed the incident ${subject(e)} to ${text(e.after?.title)}`,
  },
  'incident.kind-changed': {
    name: 'Kind of an incident changed',
    sentence: (e) => `changed the kind of the incident ${subject(e)} to ${text(e.after?.kind)}`,
  },
  'incident.owner-changed': {
    name: 'Owner of an incident changed',
    sentence: (e) => `made ${named(e.after?.owner, 'nobody')} the owner of the incident ${subject(e)}`,
  },
  'incident.team-changed': {
    name: 'Team of an incident changed',
    sentence: (e) => `gave the incident ${subject(e)} to ${named(e.after?.team, 'no team')}`,
  },
  'incident.described': {
    name: 'Incident described',
    sentence: (e) => `changed the description of the incident ${subject(e)}`,
  },
  'incident.responder-joined': {
    name: 'Responder joined',
    sentence: (e) => `put ${named(e.after?.person, '?')} among the responders to the incident ${subject(e)}`,
  },
  'incident.responder-left': {
    name: 'Responder left',
    sentence: (e) => `took ${named(e.before?.person, '?')} out of the responders to the incident ${subject(e)}`,
  },
  'incident.note-added': { name: 'Note added', sentence: (e) => `wrote a note on the incident ${subject(e)}` },
  'incident.mark-added': {
    name: 'Mark added',
    sentence: (e) => `marked “${text(e.after?.body)}” on the incident ${subject(e)}`,
  },
  'incident.note-edited': { name: 'Note edited', sentence: (e) => `edited a note on the incident ${subject(e)}` },
  'incident.note-deleted': {
    name: 'Note deleted',
    sentence: (e) => `deleted a note of ${text(e.before?.author)} on the incident ${subject(e)}`,
  },
  'incident.note-starred': {
    name: 'Note starred',
    sentence: (e) =>
      `${e.after?.starred === true ? 'starred' : 'took the star from'} a note on the incident ${subject(e)}`,
  },
  'incident.window-added': {
    name: 'Observed time added',
    sentence: (e) => `added a time at which the team saw the incident ${subject(e)}`,
  },
  'incident.window-removed': {
    name: 'Observed time removed',
    sentence: (e) => `removed a time at which the team saw the incident ${subject(e)}`,
  },
  'incident.merged': {
    name: 'Incidents merged',
    sentence: (e) => `merged the incident ${text(e.after?.title)} with ${events(e)} into ${subject(e)}`,
  },
  'incident.split': {
    name: 'Incident split',
    sentence: (e) => `split ${events(e)} off the incident ${text(e.after?.title)}`,
  },
  'incident.event-moved': { name: 'Event moved', sentence: (e) => `moved an event into the incident ${subject(e)}` },
  'incident.linked': {
    name: 'Incidents linked',
    sentence: (e) => `linked the incident ${subject(e)} with ${text(e.after?.title)}`,
  },
  'incident.unlinked': {
    name: 'Link of incidents removed',
    sentence: (e) => `removed the link of the incident ${subject(e)} with ${text(e.after?.title)}`,
  },
  'incident.account-reported': {
    name: 'Account reported as touched',
    sentence: (e) => `said that the incident ${subject(e)} touched account ${text(e.after?.account)}`,
  },
  'incident.account-cleared': {
    name: 'Account reported as not touched',
    sentence: (e) => `said that the incident ${subject(e)} did not touch account ${text(e.after?.account)}`,
  },
  'incident.report-withdrawn': {
    name: 'Report of an account taken back',
    sentence: (e) => `took back what was reported of account ${text(e.before?.account)} in the incident ${subject(e)}`,
  },
  'incident.undone': {
    name: 'Change of an incident taken back',
    sentence: (e) => `took back a change of the incident ${subject(e)}`,
  },
}

function events({ after }: Described): string {
  return counted(after?.eventCount, 'event')
}

function named(value: unknown, otherwise: string): string {
  return typeof value === 'object' && value !== null && 'name' in value ? text(value.name) : otherwise
}
