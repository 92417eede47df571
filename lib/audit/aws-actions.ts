/** What is said of actions about connections to AWS and the directory of accounts. */
import { type ActionWords, count, counted, lengthOf, subject, text } from './action-words'

export const AWS_ACTIONS: Record<string, ActionWords> = {
  'account.assigned': {
    name: 'Account assigned',
    sentence: (e) => `said by hand who owns the account ${subject(e)}, what it is for or how critical`,
  },
  'accounts.imported': {
    name: 'Accounts imported',
    sentence: (e) => `took over a file about ${counted(e.after?.lines, 'account')}`,
  },
  'account-rules.changed': {
    name: 'Rules for accounts changed',
    sentence: (e) =>
      `changed the rules that give accounts teams, environments and criticality: now ${count(e.after?.rules, 'rule')}`,
  },
  'account-rules.applied': {
    name: 'Rules for accounts applied',
    sentence: (e) =>
      `gave ${counted(e.after?.teams, 'account')} another team, ${counted(e.after?.environments, 'account')} another environment and ${counted(e.after?.criticalities, 'account')} another criticality by the rules`,
  },
  'service-usage.imported': {
    name: 'Service usage imported',
    sentence: (e) => `took over a file about the services of ${counted(e.after?.accounts, 'account')}`,
  },
  'connection.created': {
    name: 'AWS connection made',
    sentence: (e) =>
      `connected AWS: ${subject(e)} (${e.after?.kind === 'account' ? 'one account' : 'an organization'})`,
  },
  'connection.changed': {
    name: 'AWS connection changed',
    sentence: (e) => `changed the AWS connection ${subject(e)}`,
  },
  'connection.switched-on': {
    name: 'AWS connection switched on',
    sentence: (e) => `switched on the AWS connection ${subject(e)}`,
  },
  'connection.switched-off': {
    name: 'AWS connection switched off',
    sentence: (e) => `switched off the AWS connection ${subject(e)}`,
  },
  'connection.identified': {
    name: 'AWS connection identified',
    sentence: (e) =>
      `learned whose credentials the AWS connection ${subject(e)} has: account ${text(e.after?.accountId)}`,
  },
  'connection.deleted': {
    name: 'AWS connection deleted',
    sentence: (e) =>
      `deleted the AWS connection ${subject(e)} with its polls, units and services in use; events, whom they affected and accounts stay`,
  },
  'workload.created': { name: 'Workload made', sentence: (e) => `made the workload ${subject(e)}` },
  'workload.changed': { name: 'Workload changed', sentence: (e) => `changed the workload ${subject(e)}` },
  'workload.deleted': {
    name: 'Workload deleted',
    sentence: (e) =>
      `deleted the workload ${subject(e)}, on which ${counted(lengthOf(e.before?.dependents), 'other')} depended`,
  },
  'workload.dependency-added': {
    name: 'Dependency declared',
    sentence: (e) => `said that ${subject(e)} depends on ${text(e.after?.on)}`,
  },
  'workload.dependency-changed': {
    name: 'Dependency changed',
    sentence: (e) => `changed that ${subject(e)} depends on ${text(e.before?.on)}: now ${text(e.after?.on)}`,
  },
  'workload.dependency-removed': {
    name: 'Dependency removed',
    sentence: (e) => `said that ${subject(e)} no longer depends on ${text(e.before?.on)}`,
  },
}
