/** What is said of actions about post-mortems: `postmortem.` and a word of lib/domain/postmortem/changes. */
import type { PostmortemChangeWord } from '@/lib/domain/postmortem/changes'
import { type ActionWords, type Described, subject, text } from './action-words'

const WORDS: Record<PostmortemChangeWord, ActionWords> = {
  opened: { name: 'Post-mortem opened', sentence: (e) => `opened the post-mortem of ${subject(e)}` },
  'field-written': {
    name: 'Post-mortem written',
    sentence: (e) => `wrote ${part(e)} of the post-mortem of ${subject(e)}`,
  },
  'field-refreshed': {
    name: 'Part written from facts',
    sentence: (e) => `had ${part(e)} of the post-mortem of ${subject(e)} written from facts anew`,
  },
  'field-restored': {
    name: 'Older text put back',
    sentence: (e) => `put an older text of ${part(e)} back into the post-mortem of ${subject(e)}`,
  },
  'item-changed': {
    name: 'Checklist item changed',
    sentence: (e) =>
      Array.isArray(e.after?.items)
        ? `assigned ${e.after.items.length} items in the post-mortem of ${subject(e)}`
        : `changed item ${part(e)} in the post-mortem of ${subject(e)}`,
  },
  'item-added': {
    name: 'Checklist item added',
    sentence: (e) => `added item ${part(e)} to the post-mortem of ${subject(e)}`,
  },
  'item-removed': {
    name: 'Checklist item removed',
    sentence: (e) => `removed item ${part(e)} from the post-mortem of ${subject(e)}`,
  },
  'item-brought-back': {
    name: 'Checklist item brought back',
    sentence: (e) => `brought item ${part(e)} back into the post-mortem of ${subject(e)}`,
  },
  'action-added': {
    name: 'Action item added',
    sentence: (e) => `added the action “${part(e)}” to the post-mortem of ${subject(e)}`,
  },
  'action-changed': {
    name: 'Action item changed',
    sentence: (e) => `changed the action “${part(e)}” of the post-mortem of ${subject(e)}`,
  },
  'action-removed': {
    name: 'Action item removed',
    sentence: (e) => `removed the action “${part(e)}” from the post-mortem of ${subject(e)}`,
  },
  'action-brought-back': {
    name: 'Action item brought back',
    sentence: (e) => `brought the action “${part(e)}” back into the post-mortem of ${subject(e)}`,
  },
  'issue-wanted': {
    name: 'Issue asked for',
    sentence: (e) => `asked for an issue of the action “${part(e)}” (${subject(e)})`,
  },
  'issue-linked': {
    name: 'Issue linked',
    sentence: (e) => `linked an issue with the action “${part(e)}” (${subject(e)})`,
  },
  'issue-unlinked': {
    name: 'Issue unlinked',
    sentence: (e) => `took the link to its issue off the action “${part(e)}” (${subject(e)})`,
  },
  'issue-moved': {
    name: 'Action item moved by its issue',
    sentence: (e) => `moved the action “${part(e)}” (${subject(e)}) to ${text(e.after?.state)}`,
  },
  verified: {
    name: 'Action item verified',
    sentence: (e) => `found on evidence that the action “${part(e)}” (${subject(e)}) is done`,
  },
  regressed: {
    name: 'Action item regressed',
    sentence: (e) => `opened the action “${part(e)}” (${subject(e)}) again, as evidence says that it no longer holds`,
  },
  'review-asked': { name: 'Review asked for', sentence: (e) => `sent the post-mortem of ${subject(e)} to review` },
  'review-ended': { name: 'Review ended', sentence: (e) => `took the post-mortem of ${subject(e)} back to draft` },
  signed: { name: 'Post-mortem signed', sentence: (e) => `signed the post-mortem of ${subject(e)} as ${part(e)}` },
  'sign-off-withdrawn': {
    name: 'Signature withdrawn',
    sentence: (e) => `withdrew a signature as ${part(e)} of the post-mortem of ${subject(e)}`,
  },
  published: { name: 'Post-mortem published', sentence: (e) => `published the post-mortem of ${subject(e)}` },
  'taken-up-again': {
    name: 'Post-mortem taken up again',
    sentence: (e) => `took the published post-mortem of ${subject(e)} up again`,
  },
}

export const POSTMORTEM_ACTIONS: Record<string, ActionWords> = Object.fromEntries(
  Object.entries(WORDS).map(([what, words]) => [`postmortem.${what}`, words]),
)

/** The part that was changed, by its name. */
function part({ after }: Described): string {
  return text(after?.name)
}
