/** Says in words what happened to a post-mortem. */
import type { PostmortemChangeWord } from '@/lib/domain/postmortem/changes'
import { ACTION_STATE_WORDS, OUTCOME_WORDS, PRIORITY_WORDS, TYPE_WORDS } from '@/lib/domain/postmortem/words'

/** What a change holds: values as write-note-down stored them. */
export interface ToldChange {
  what: PostmortemChangeWord
  properties: readonly string[]
  before: unknown
  after: unknown
}

type Facts = Readonly<Record<string, unknown>>

interface Told {
  /** What the subject is called: "Summary", "A3", the title of an action, the name of a role. */
  name: string
  properties: readonly string[]
  before: Facts
  after: Facts
}

/** A sentence without full stop and without who did it. */
export function changeSentence({ what, properties, before, after }: ToldChange): string {
  const facts = { before: factsOf(before), after: factsOf(after) }
  return SENTENCES[what]({ ...facts, properties, name: textOf(facts.after.name) || '?' })
}

const SENTENCES: Record<PostmortemChangeWord, (told: Told) => string> = {
  opened: ({ after }) => `Opened with the template “${textOf(after.template)}”`,
  'field-written': ({ name }) => `${name} written`,
  'field-refreshed': ({ name }) => `${name} written from facts anew`,
  'field-restored': ({ name }) => `${name} put back to an older text`,
  'item-changed': (told) => `${told.name}: ${movesOf(told)}`,
  'item-added': ({ name }) => `Item ${name} added`,
  'item-removed': ({ name }) => `Item ${name} removed`,
  'item-brought-back': ({ name }) => `Item ${name} brought back`,
  'action-added': ({ name }) => `Action “${name}” added`,
  'action-changed': (told) => `Action “${told.name}”: ${movesOf(told)}`,
  'action-removed': ({ name }) => `Action “${name}” removed`,
  'action-brought-back': ({ name }) => `Action “${name}” brought back`,
  'issue-wanted': ({ name }) => `Issue asked for: “${name}”`,
  'issue-linked': ({ name, after }) => `Issue ${textOf(after.key)} linked with “${name}”`.replace('  ', ' '),
  'issue-unlinked': ({ name }) => `Issue unlinked from “${name}”`,
  'issue-moved': (told) => `Action “${told.name}”: ${movesOf(told)}`,
  verified: ({ name, after }) => `Action “${name}” done, as evidence says: ${trimmed(after.says)}`,
  regressed: ({ name, after }) => `Action “${name}” open again, as evidence says: ${trimmed(after.says)}`,
  'review-asked': () => 'Sent to review',
  'review-ended': () => 'Taken back to draft',
  signed: ({ name }) => `Signed as ${name}`,
  'sign-off-withdrawn': ({ name, before, after }) =>
    `Signature ${ofPerson(before)}as ${name} withdrawn${after.why === undefined ? '' : `: ${trimmed(after.why)}`}`,
  published: ({ after }) => `Published${typeof after.revision === 'number' ? ` as revision ${after.revision}` : ''}`,
  'taken-up-again': ({ after }) =>
    `Taken up again after publishing${after.why === undefined ? '' : `: ${trimmed(after.why)}`}`,
}

/** What became of each property. */
function movesOf({ properties, after }: Told): string {
  const moves = properties.map((property) => moveOf(property, after[property]))
  return moves.join(', ') || 'changed'
}

function moveOf(property: string, value: unknown): string {
  const words = Object.hasOwn(MOVES, property) ? MOVES[property] : undefined
  return words?.(value) ?? `${property} changed`
}

const MOVES: Record<string, (value: unknown) => string> = {
  outcome: (value) => wordOf(OUTCOME_WORDS, value) ?? 'outcome changed',
  state: (value) => wordOf(ACTION_STATE_WORDS, value) ?? 'state changed',
  owner: (value) => {
    const name = textOf(factsOf(value).name)
    return value === null ? 'no owner any more' : name === '' ? 'owner changed' : `given to ${name}`
  },
  dueOn: (value) => (value === null ? 'no due day any more' : `due ${textOf(value)}`),
  type: (value) => `type ${wordOf(TYPE_WORDS, value) ?? 'changed'}`,
  priority: (value) => `priority ${wordOf(PRIORITY_WORDS, value) ?? 'changed'}`,
  reason: () => 'reason written',
  verifyCheck: (value) =>
    value === null ? 'people say when it is done' : `done by itself when ${textOf(value)} passes`,
  verifyAccounts: () => 'accounts to verify chosen',
}

function wordOf(words: Record<string, string>, value: unknown): string | undefined {
  return typeof value === 'string' && Object.hasOwn(words, value) ? words[value]?.toLowerCase() : undefined
}

function ofPerson({ person, name }: Facts): string {
  const who = textOf(person) || textOf(name)
  return who === '' ? '' : `of ${who} `
}

function trimmed(value: unknown): string {
  return textOf(value).replace(/\.$/, '')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function factsOf(value: unknown): Facts {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
