/** What is said of actions about checklist templates. */
import { type ActionWords, counted, type Described, lengthOf, subject, text } from './action-words'

export const TEMPLATE_ACTIONS: Record<string, ActionWords> = {
  'template.created': {
    name: 'Checklist template made',
    sentence: (e) =>
      `made the checklist template ${subject(e)} from ${text(e.after?.from)}, with ${counted(e.after?.items, 'item')}`,
  },
  'template.changed': {
    name: 'Checklist template changed',
    sentence: (e) => `saved version ${version(e)} of the checklist template ${subject(e)}${changes(e)}`,
  },
  'template.restored': {
    name: 'Checklist template restored',
    sentence: (e) => `made version ${version(e)} of the checklist template ${subject(e)} from ${restored(e)}`,
  },
  'template.retired': {
    name: 'Checklist template retired',
    sentence: (e) => `retired the checklist template ${subject(e)}: it is offered no more`,
  },
  'template.returned': {
    name: 'Checklist template offered again',
    sentence: (e) => `offered the checklist template ${subject(e)} again`,
  },
}

function version({ after }: Described): string {
  return typeof after?.version === 'number' ? String(after.version) : '?'
}

function changes({ after }: Described): string {
  return lengthOf(after?.changes) === 0 ? '' : `, ${counted(lengthOf(after?.changes), 'change')}`
}

function restored({ after }: Described): string {
  if (after?.restored === 0) return 'the one that came with Faultline'
  return `version ${typeof after?.restored === 'number' ? after.restored : '?'}`
}
