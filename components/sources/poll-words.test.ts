/** Polls and sources in words. */
import { describe, expect, it } from 'vitest'
import type { PollRunView, SourceView } from '@/lib/source-health/contract'
import { describePoll, summarisePolls } from './poll-words'
import { stateWords, summarise, troubleWithinGroup } from './source-words'

function buildRun(overrides: Partial<PollRunView> = {}): PollRunView {
  return {
    listing: 'current',
    startedAt: '2026-05-07T14:00:00Z',
    finishedAt: '2026-05-07T14:00:01Z',
    outcome: 'complete',
    requests: 1,
    throttles: 0,
    eventsRead: 12,
    eventsMoved: 0,
    unreadable: 0,
    error: null,
    ...overrides,
  }
}

function buildSource(overrides: Partial<SourceView> = {}): SourceView {
  return {
    id: 'public-feed',
    kind: 'public-status',
    connectionId: null,
    connectionName: null,
    state: 'ok',
    lastAttemptAt: '2026-05-07T14:00:00Z',
    lastCompletePollAt: '2026-05-07T14:00:00Z',
    nextPollAt: '2026-05-07T14:01:00Z',
    backfillComplete: true,
    lastError: null,
    ...overrides,
  }
}

describe('polls', () => {
  it('one', () => {
    expect(describePoll(buildRun({ eventsMoved: 2, eventsRead: 1 }))).toBe(
      'current events complete, 1 event read, 2 new or changed',
    )
    expect(describePoll(buildRun({ outcome: 'running' }))).toBe('current events under way')
    expect(describePoll(buildRun({ outcome: 'failed', eventsRead: 0, error: 'No answer.' }))).toBe(
      'current events failed, 0 events read, No answer.',
    )
    expect(describePoll(buildRun({ listing: 'directory:acme', eventsRead: 300, requests: 465 }))).toBe(
      'accounts complete, 300 accounts read, 465 calls',
    )
    expect(describePoll(buildRun({ listing: 'health:acme', eventsRead: null, eventsMoved: null, requests: 3 }))).toBe(
      'events complete, 3 calls',
    )
  })

  it('many', () => {
    expect(summarisePolls([])).toBe('Not polled yet.')
    expect(summarisePolls([buildRun({ outcome: 'running' })])).toBe('The first poll is under way.')
    expect(summarisePolls([buildRun(), buildRun()])).toBe('Last 2 polls: all complete')
    expect(summarisePolls([buildRun({ outcome: 'running' }), buildRun(), buildRun({ outcome: 'failed' })])).toBe(
      'Last 2 polls: 1 complete, 1 failed',
    )
  })
})

describe('sources', () => {
  it('a source that was never read is unknown, not late', () => {
    expect(stateWords(buildSource({ state: 'late', lastCompletePollAt: null })).mark).toBe('unknown')
    expect(stateWords(buildSource({ state: 'late' })).mark).toBe('degradation')
  })

  it('all in a sentence', () => {
    const standby = buildSource({ id: 'rss', kind: 'fallback', state: 'off' })
    expect(summarise([buildSource(), standby])).toBe('The one polled source is read on time.')
    expect(summarise([buildSource({ state: 'failing' }), standby])).toBe('AWS public status feed is failing.')
    expect(summarise([standby])).toBe('No source is polled.')
  })

  it('of one connection are named together', () => {
    const acme = (kind: string, state: SourceView['state']) =>
      buildSource({ id: `${kind}:a`, kind, connectionId: 'a', connectionName: 'Acme', state })
    const sources = [
      buildSource(),
      acme('aws-health', 'failing'),
      acme('directory', 'failing'),
      acme('inventory', 'late'),
    ]
    expect(summarise(sources)).toBe('Acme, AWS Health and Accounts and units are failing; Acme, Service usage is late.')
    const failing = { ...acme('aws-health', 'failing'), lastError: 'Acme, AWS Health: Acme, too, is denied.' }
    expect(troubleWithinGroup(failing)).toBe('AWS Health: Acme, too, is denied.')
    expect(troubleWithinGroup(buildSource({ lastError: 'null, and void' }))).toBe('null, and void')
  })

  it('that are off say why', () => {
    const queue = buildSource({ kind: 'eventbridge', connectionId: 'a', connectionName: 'Acme', state: 'off' })
    expect(stateWords(queue).word).toBe('No queue set')
    expect(stateWords(queue, true).word).toBe('Switched off')
    expect(stateWords(buildSource({ kind: 'fallback', state: 'off' })).word).toBe('On stand-by')
  })
})
