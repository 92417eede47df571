/** What each step on the way to publishing will do, as sentences. */
import { dayAfter } from '@/lib/domain/postmortem/due-day'
import { dayWords } from '@/lib/domain/postmortem/due-words'
import { isSettled } from '@/lib/domain/postmortem/progress'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { whyNotYet } from './publish-missing'
import type { Step } from './publish-step'

interface StepWords {
  title: string
  sentences: string[]
  button: string
  waiting: string
}

/** What the reader is asked before the step is taken. */
export function stepWords(step: Step, postmortem: PostmortemView): StepWords {
  switch (step.kind) {
    case 'review':
      return {
        title: 'Send to review',
        sentences: reviewWords(postmortem),
        button: 'Send to review',
        waiting: 'Sending…',
      }
    case 'draft':
      return {
        title: 'Back to draft',
        sentences: draftWords(postmortem),
        button: 'Back to draft',
        waiting: 'Changing…',
      }
    case 'published':
      return { title: 'Publish', sentences: publishWords(postmortem), button: 'Publish', waiting: 'Publishing…' }
    case 'sign':
      return {
        title: `Sign as ${step.role.name}`,
        sentences: [
          'You sign what stands here now: the document, the checklist, and the actions as they are planned.',
          'Whoever changes any of it withdraws your signature, visibly, with the reason.',
          'You sign for yourself, in one role. You can withdraw it until this is published.',
        ],
        button: 'Sign',
        waiting: 'Signing…',
      }
    case 'withdraw':
      return {
        title: 'Withdraw your signature',
        sentences: [
          `Your signature as ${step.role.name} no longer counts; that it was given and withdrawn stays visible.`,
        ],
        button: 'Withdraw it',
        waiting: 'Withdrawing…',
      }
  }
}

/** "28 required items open · 2 signatures missing"; of a published one, who signed it. */
export function standWords({ state, sections, signOffs, revision, changedSinceRevision }: PostmortemView): string {
  const signed = signOffs.flatMap(({ signature }) => (signature === null ? [] : [signature.name]))
  if (state === 'published') {
    return signed.length === 0 ? 'Nobody had to sign it' : `Signed by ${signed.join(' and ')}`
  }
  const open = sections.flatMap(({ items }) => items).filter((item) => item.isRequired && !isSettled(item)).length
  const unsigned = signOffs.length - signed.length
  const parts = [
    ...(changedSinceRevision && revision !== null ? [`Changed since revision ${revision}`] : []),
    ...(open > 0 ? [open === 1 ? '1 required item is open' : `${open} required items are open`] : []),
    ...(unsigned > 0 ? [unsigned === 1 ? '1 signature is missing' : `${unsigned} signatures are missing`] : []),
  ]
  return parts.length === 0 ? 'Nothing is missing' : parts.join(' · ')
}

function reviewWords({ signOffs, ...rest }: PostmortemView): string[] {
  const roles = signOffs.map(({ name }) => name)
  const missing = whyNotYet({ ...rest, state: 'review', signOffs: [] })
  return [
    roles.length === 0 ? 'Nobody has to sign it.' : `These can sign it then: ${roles.join(', ')}.`,
    'Everybody can go on writing. A change withdraws the signatures that were given before it.',
    ...missing.map((why) => `${why} That can wait until it is published.`),
  ]
}

function draftWords({ signOffs }: PostmortemView): string[] {
  const signed = signOffs.flatMap(({ signature }) => (signature === null ? [] : [signature.name]))
  return [withdrawnWords(signed), 'Nothing that was written changes. It can be sent to review again at any time.']
}

function withdrawnWords(signed: readonly string[]): string {
  if (signed.length === 0) return 'Nobody has signed it yet.'
  return signed.length === 1
    ? `The signature of ${signed[0]} is withdrawn.`
    : `The signatures of ${signed.join(' and ')} are withdrawn.`
}

function publishWords(postmortem: PostmortemView): string[] {
  const { revision, sections, incident, asOf } = postmortem
  const open = sections.flatMap(({ items }) => items).filter((item) => !isSettled(item)).length
  const today = asOf.slice(0, 10)
  return [
    `Revision ${(revision ?? 0) + 1} is kept for ever as it is now, with a digest by which any change would show.`,
    'Later changes make the next draft, which is signed and published anew.',
    ...(open > 0
      ? [`${open === 1 ? 'One optional item is' : `${open} optional items are`} still open and will be published so.`]
      : []),
    ...(revision === null
      ? [
          `Two tasks are planned, to verify again on ${dayWords(dayAfter(today, 30))} and ${dayWords(dayAfter(today, 90))}${incident.owner === null ? '' : `, for ${incident.owner.name}`}.`,
        ]
      : []),
  ]
}
