/** Polls in words. */
import type { PollRunView } from '@/lib/source-health/contract'

const LISTINGS: Record<string, string> = {
  current: 'current events',
  history: 'history',
  rss: 'RSS',
  catalogue: 'service catalogue',
  webhook: 'message',
  health: 'events',
  reread: 're-reading of open events',
  eventbridge: 'messages',
  directory: 'accounts',
  inventory: 'service usage',
  evidence: 'evidence',
  'iam-changes': 'changes to identity',
}

/** What is read there, where it is no event. */
const NOUNS: Record<string, string> = {
  catalogue: 'name',
  directory: 'account',
  inventory: 'item',
  evidence: 'account',
  'iam-changes': 'change',
}

/** What was read, in words, whichever connection it was read through. */
function listingWords(listing: string): string {
  const [kind = ''] = listing.split(':')
  return LISTINGS[kind] ?? listing
}

function nounOf(listing: string): string {
  return NOUNS[listing.split(':')[0] ?? ''] ?? 'event'
}

/** One poll: "history complete, 12 events read, 1 new or changed, 3 calls". */
export function describePoll(run: PollRunView): string {
  const listing = listingWords(run.listing)
  if (run.outcome === 'running') return `${listing} under way`
  const facts = [`${listing} ${run.outcome}`]
  if (run.eventsRead !== null) facts.push(`${count(run.eventsRead, nounOf(run.listing))} read`)
  if (run.eventsMoved !== null && run.eventsMoved > 0)
    facts.push(`${run.eventsMoved.toLocaleString('en-US')} new or changed`)
  if (run.requests > 1) facts.push(count(run.requests, 'call'))
  if (run.throttles > 0) facts.push(`throttled ${run.throttles === 1 ? 'once' : `${run.throttles} times`}`)
  if (run.unreadable > 0) facts.push(`${run.unreadable.toLocaleString('en-US')} could not be read`)
  if (run.error !== null) facts.push(run.error)
  return facts.join(', ')
}

/** All of them: "Last 60 polls: 58 complete, 1 partial, 1 failed". */
export function summarisePolls(runs: readonly PollRunView[]): string {
  const ended = runs.filter(({ outcome }) => outcome !== 'running')
  if (ended.length === 0) return runs.length > 0 ? 'The first poll is under way.' : 'Not polled yet.'
  const of = (outcome: PollRunView['outcome']) => ended.filter((run) => run.outcome === outcome).length
  if (of('complete') === ended.length)
    return ended.length === 1 ? 'Last poll: complete' : `Last ${ended.length} polls: all complete`
  const parts = (['complete', 'partial', 'failed'] as const)
    .map((outcome) => ({ outcome, times: of(outcome) }))
    .filter(({ times }) => times > 0)
    .map(({ outcome, times }) => `${times} ${outcome}`)
  return `Last ${count(ended.length, 'poll')}: ${parts.join(', ')}`
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}
