import { describe, expect, it } from 'vitest'
import { type ListingRow, presentFreshness, presentSources } from './present'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const row = (overrides: Partial<ListingRow>): ListingRow => ({
  id: 'current',
  sourceId: 'public-feed',
  kind: 'public-status',
  connectionId: null,
  connectionName: null,
  isRead: true,
  intervalSeconds: null,
  lastAttemptAt: new Date(NOW - 5_000),
  firstCompleteAt: new Date(NOW - 600_000),
  lastCompleteAt: new Date(NOW - 5_000),
  nextPollAt: new Date(NOW + 55_000),
  failure: null,
  unreadableNote: null,
  ...overrides,
})
const history = (overrides: Partial<ListingRow> = {}) => row({ id: 'history', ...overrides })
const feed = (...rows: ListingRow[]) => presentSources(rows, 60, NOW).find(({ id }) => id === 'public-feed')

describe('a source of two documents', () => {
  it('is complete as of the older one, and due when the first is', () => {
    expect(
      feed(row({}), history({ lastCompleteAt: new Date(NOW - 30_000), nextPollAt: new Date(NOW + 1_000) })),
    ).toMatchObject({
      state: 'ok',
      lastCompletePollAt: '2026-03-01T11:59:30.000Z',
      nextPollAt: '2026-03-01T12:00:01.000Z',
      backfillComplete: true,
      lastError: null,
    })
  })

  it('fails when one does, and says which', () => {
    const failed = history({
      failure: 'a.example did not answer; b.example did not answer.',
      firstCompleteAt: null,
      lastCompleteAt: null,
    })
    expect(feed(row({}), failed)).toMatchObject({
      state: 'failing',
      lastCompletePollAt: null,
      backfillComplete: false,
      lastError: 'Past events: a.example did not answer; b.example did not answer.',
    })
    expect(presentFreshness([row({}), failed], 60, NOW)).toEqual({
      state: 'failing',
      partly: false,
      checkedAt: '2026-03-01T11:59:55.000Z',
      pollSeconds: 60,
      troubles: ['Past events: a.example did not answer (and so with 1 more).'],
    })
  })

  it('is read, but not without a word, when an item could not be', () => {
    const view = feed(row({ unreadableNote: 'Could not be read: event 3: unknown status' }), history())
    expect(view).toMatchObject({ state: 'ok', lastError: 'Current events: Could not be read: event 3: unknown status' })
  })

  it('is late before it was ever read', () => {
    const never = { firstCompleteAt: null, lastCompleteAt: null }
    expect(feed(row(never), history(never))).toMatchObject({ state: 'late' })
    expect(presentFreshness([], 60, NOW)).toMatchObject({ state: 'late', checkedAt: null, troubles: [] })
  })
})

describe('a fallback', () => {
  const rss = (overrides: Partial<ListingRow>) =>
    presentSources([row({ id: 'rss', sourceId: 'rss', kind: 'fallback', ...overrides })], 60, NOW)[1]

  it('is off on stand-by and counts while it stands in', () => {
    expect(rss({ nextPollAt: null })).toMatchObject({ id: 'rss', state: 'off' })
    expect(rss({})).toMatchObject({ state: 'ok' })
    expect(rss({ failure: 'No answer.' })).toMatchObject({ state: 'failing' })
  })
})

describe('a connection', () => {
  const health = (overrides: Partial<ListingRow> = {}) =>
    row({
      id: 'health:acme',
      sourceId: 'aws-health:acme',
      kind: 'aws-health',
      connectionId: 'acme',
      connectionName: 'Acme',
      ...overrides,
    })
  const reread = (overrides: Partial<ListingRow> = {}) =>
    health({ id: 'reread:acme', intervalSeconds: 3_600, ...overrides })
  const never = { lastAttemptAt: null, firstCompleteAt: null, lastCompleteAt: null }
  const source = (...rows: ListingRow[]) => presentSources(rows, 60, NOW).find(({ id }) => id === 'aws-health:acme')

  it('has sources of its own, named after it', () => {
    expect(source(health(), reread())).toMatchObject({
      kind: 'aws-health',
      connectionId: 'acme',
      connectionName: 'Acme',
      state: 'ok',
      backfillComplete: true,
    })
  })

  it('is not late because what is read seldom is not due yet', () => {
    expect(source(health(), reread({ ...never, nextPollAt: new Date(NOW + 900_000) }))).toMatchObject({
      state: 'ok',
      lastCompletePollAt: '2026-03-01T11:59:55.000Z',
    })
    expect(source(health(), reread({ failure: 'Denied.' }))).toMatchObject({ state: 'failing' })
  })

  it('makes the header amber or red by itself, and is named in the sentence', () => {
    const failing = health({ failure: 'Account 111122223333 has no support plan.' })
    expect(presentFreshness([row({}), history(), failing], 60, NOW)).toMatchObject({
      state: 'failing',
      troubles: ['Acme, AWS Health: Account 111122223333 has no support plan.'],
    })
    expect(presentFreshness([row({}), history(), health(never)], 60, NOW)).toMatchObject({
      state: 'late',
      checkedAt: '2026-03-01T11:59:55.000Z',
    })
    const older = health({ lastCompleteAt: new Date(NOW - 80_000) })
    expect(presentFreshness([row({}), history(), older], 60, NOW)).toMatchObject({
      state: 'ok',
      checkedAt: '2026-03-01T11:58:40.000Z',
    })
  })

  it('is named once, and what still works and what to do is told whole', () => {
    const failing = health({
      failure: 'Connection Acme: AWS refuses; the public feed still works. Do this; then that.',
    })
    const told = 'Acme, AWS Health: AWS refuses; the public feed still works. Do this; then that.'
    expect(source(failing)).toMatchObject({ lastError: told })
    expect(presentFreshness([row({}), history(), failing], 60, NOW)).toMatchObject({ partly: true, troubles: [told] })
    expect(presentFreshness([failing], 60, NOW)).toMatchObject({ state: 'failing', partly: false })
    expect(presentFreshness([row({}), history(), health()], 60, NOW)).toMatchObject({ state: 'ok', partly: false })
  })

  it('that is switched off is off, and takes nothing from the others', () => {
    const off = health({ isRead: false, lastCompleteAt: new Date(NOW - 9_000_000) })
    expect(source(off)).toMatchObject({ state: 'off' })
    expect(presentFreshness([row({}), history(), off], 60, NOW)).toMatchObject({
      state: 'ok',
      checkedAt: '2026-03-01T11:59:55.000Z',
    })
  })

  it('whose accounts cannot be read is told of, while AWS is still watched', () => {
    const directory = health({
      id: 'directory:acme',
      sourceId: 'directory:acme',
      kind: 'directory',
      failure: 'Denied.',
      intervalSeconds: 86_400,
    })
    expect(presentFreshness([row({}), history(), directory], 60, NOW)).toMatchObject({
      state: 'ok',
      troubles: ['Acme, Accounts and units: Denied.'],
    })
  })
})
