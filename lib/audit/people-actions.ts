/** What is said of actions about people, teams, tokens and signing in. */
import { isRole, roleWithArticle } from '@/lib/domain/access'
import { type ActionWords, count, type Described, lengthOf, subject, text } from './action-words'

export const PEOPLE_ACTIONS: Record<string, ActionWords> = {
  'person.created': { name: 'Person made', sentence: (e) => `made an account for ${subject(e)}${as(e.after?.role)}` },
  'person.invited': {
    name: 'Person invited',
    sentence: (e) => `invited ${subject(e)} <${text(e.after?.email)}>${as(e.after?.role)}`,
  },
  'person.changed': { name: 'Name or e-mail changed', sentence: (e) => `changed ${fieldNames(e)} of ${subject(e)}` },
  'person.role-changed': {
    name: 'Role changed',
    sentence: (e) => `changed the role of ${subject(e)} from ${text(e.before?.role)} to ${text(e.after?.role)}`,
  },
  'person.teams-changed': {
    name: 'Teams of a person changed',
    sentence: (e) => `put ${subject(e)} into ${teams(e.after?.teams)}${limited(e.after)}`,
  },
  'person.disabled': { name: 'Person disabled', sentence: (e) => `disabled ${subject(e)}${ended(e)}` },
  'person.enabled': { name: 'Person enabled', sentence: (e) => `enabled ${subject(e)} again` },
  'person.deleted': { name: 'Person deleted', sentence: (e) => `deleted the account of ${subject(e)}` },
  'person.link-made': { name: 'One-time link made', sentence: (e) => `made a one-time link for ${subject(e)}` },
  'person.sessions-ended': { name: 'Sessions ended by others', sentence: (e) => `signed ${subject(e)} out${ended(e)}` },
  'person.second-factor-reset': {
    name: 'Second factor reset',
    sentence: (e) => `reset the second factor of ${subject(e)}${ended(e)}`,
  },
  'person.second-factor-turned-on': { name: 'Second factor turned on', sentence: 'turned on their second factor' },
  'person.second-factor-turned-off': { name: 'Second factor turned off', sentence: 'turned off their second factor' },
  'access-link.made': { name: 'First owner’s link made', sentence: 'made a link for the first owner' },
  'access-link.used': { name: 'One-time link used', sentence: 'came in by a one-time link' },
  'session.started': { name: 'Signed in', sentence: 'signed in' },
  'session.ended': { name: 'Signed out', sentence: 'ended a session of their own' },
  'sign-in-method.added': {
    name: 'Way to sign in added',
    sentence: (e) =>
      e.subject.name === 'credential' ? 'set a password' : 'connected their account at the identity provider',
  },
  'sign-in-method.removed': {
    name: 'Way to sign in removed',
    sentence: (e) =>
      e.subject.name === 'credential'
        ? 'removed their password'
        : 'disconnected their account at the identity provider',
  },
  'sign-in-method.password-changed': { name: 'Password changed', sentence: 'changed their password' },
  'second-factor.set-up': { name: 'Authenticator app set up', sentence: 'began to set up an authenticator app' },
  'second-factor.confirmed': { name: 'Authenticator app confirmed', sentence: 'confirmed their authenticator app' },
  'second-factor.removed': { name: 'Authenticator app removed', sentence: 'removed their authenticator app' },
  'second-factor.recovery-codes-changed': {
    name: 'Recovery codes changed',
    sentence: 'used a recovery code or made new ones',
  },
  'team.created': {
    name: 'Team made',
    sentence: (e) => `made the team ${subject(e)} with ${count(e.after?.accounts, 'account')}`,
  },
  'team.renamed': {
    name: 'Team renamed',
    sentence: (e) => `renamed the team ${text(e.before?.name)} to ${text(e.after?.name)}`,
  },
  'team.deleted': {
    name: 'Team deleted',
    sentence: (e) =>
      `deleted the team ${subject(e)} with ${count(e.before?.members, 'member')} and ${count(e.before?.accounts, 'account')}`,
  },
  'team.accounts-changed': { name: 'Accounts of a team changed', sentence: accountsSentence },
  'team.member-added': {
    name: 'Member added',
    sentence: (e) => `added ${text(e.after?.member)} to the team ${subject(e)}`,
  },
  'team.member-removed': {
    name: 'Member removed',
    sentence: (e) => `removed ${text(e.before?.member)} from the team ${subject(e)}`,
  },
  'token.created': { name: 'API token made', sentence: (e) => `made the API token ${subject(e)}${as(e.after?.role)}` },
  'token.revoked': { name: 'API token revoked', sentence: (e) => `revoked the API token ${subject(e)}` },
  'single-sign-on.turned-on': { name: 'Single sign-on set up', sentence: 'set up single sign-on' },
  'single-sign-on.changed': {
    name: 'Single sign-on changed',
    sentence: 'changed the settings of single sign-on',
  },
  'single-sign-on.turned-off': { name: 'Single sign-on turned off', sentence: 'turned off single sign-on' },
  'secrets.re-encrypted': {
    name: 'Secrets encrypted anew',
    sentence: 'encrypted the stored secrets anew with the present key',
  },
}

function as(role: unknown): string {
  return isRole(role) ? ` as ${roleWithArticle(role)}` : ''
}

function ended({ after }: Described): string {
  const sessions = after?.sessionsEnded
  if (typeof sessions !== 'number' || sessions === 0) return ''
  return sessions === 1 ? ', which ended 1 session' : `, which ended ${sessions} sessions`
}

function fieldNames({ before, after }: Described): string {
  const fields = Object.keys(after ?? before ?? {}).map((field) => (field === 'email' ? 'e-mail' : field))
  return fields.length === 0 ? 'the account' : `the ${fields.join(' and ')}`
}

function accountsSentence(entry: Described): string {
  const added = lengthOf(entry.after?.added)
  const removed = lengthOf(entry.before?.removed)
  const parts = [added > 0 ? `added ${accounts(added)}` : null, removed > 0 ? `removed ${accounts(removed)}` : null]
  return `${parts.filter((part) => part !== null).join(' and ')} in the team ${subject(entry)}`
}

function accounts(number: number): string {
  return number === 1 ? '1 account' : `${number} accounts`
}

function teams(list: unknown): string {
  const names = Array.isArray(list) ? list.map(text) : []
  if (names.length === 0) return 'no team'
  return `the ${names.length === 1 ? 'team' : 'teams'} ${names.join(', ')}`
}

function limited(after: Described['after']): string {
  if (!after?.limitedToTeams) return ''
  return lengthOf(after.teams) === 1 ? ', limited to it' : ', limited to them'
}
