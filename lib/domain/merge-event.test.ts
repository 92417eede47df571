import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toldDescription, toldSeverity } from './later-word'
import type { Listing } from './listing'
import { type EventColumns, hasMoved, isLaterPayload, mergeColumns } from './merge-event'
import type { Severity } from './severity'

const severity = fc.constantFrom<Severity | null>(null, 'informational', 'degradation', 'disruption')
const listing = fc.constantFrom<Listing>('bundled', 'rss', 'history', 'current', 'eventbridge', 'health')
const account = fc.constantFrom(null, '111122223333', '222233334444', '333344445555')

const description = fc
  .record({
    text: fc.option(fc.string({ minLength: 1, maxLength: 3 })),
    account,
    actionability: fc.constantFrom(null, 'ACTION_REQUIRED'),
    personas: fc.constantFrom<string[]>([], ['SECURITY', 'OPERATIONS']),
  })
  .map((told) => (told.text === null ? { ...told, account: null } : told))

/** What one payload alone says, as lib/events/observation.ts makes columns of it. An event that was over stays so. */
const columns: fc.Arbitrary<EventColumns> = fc
  .record({
    listing,
    saidAt: fc.integer({ min: 0, max: 4 }),
    fetchedAt: fc.integer({ min: 0, max: 1_000_000 }),
    arn: fc.constantFrom(null, 'arn'),
    serviceName: fc.constantFrom(null, 'IAM'),
    typeCode: fc.constantFrom(null, 'CODE'),
    scope: fc.constantFrom('PUBLIC', 'NONE'),
    severity,
    peakSeverity: severity,
    description: fc.option(description),
    summary: fc.string({ maxLength: 3 }),
    startedAt: fc.integer({ min: 0, max: 5 }),
    endedAt: fc.constantFrom(null, 7),
    referenceUrl: fc.constantFrom(null, 'https://example.com'),
    payloadDigest: fc.string({ maxLength: 3 }),
  })
  .map(({ description: told, ...payload }) => {
    const said = { ...payload, status: payload.saidAt >= 2 ? 'closed' : 'open' }
    return {
      ...said,
      service: 'iam',
      upstreamService: 'iam',
      region: 'global',
      category: 'issue',
      timePrecision: 'exact' as const,
      startInferred: false,
      ...toldSeverity(said, said.listing, said.fetchedAt),
      ...toldDescription(said.listing === 'bundled' ? null : told, said.saidAt, said.fetchedAt),
    }
  })

/** Payloads that were fetched at different times, as payloads are. */
const payloads = fc.uniqueArray(columns, { minLength: 1, maxLength: 6, selector: ({ fetchedAt }) => fetchedAt })
const mergeAll = (list: readonly EventColumns[]) => list.reduce(mergeColumns)

describe('merging payloads', () => {
  it('gives the same in every order', () => {
    const shuffled = payloads.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    fc.assert(
      fc.property(shuffled, ([list, other]) => {
        const { serviceName: _a, ...one } = mergeAll(list)
        const { serviceName: _b, ...two } = mergeAll(other)
        expect(two).toEqual(one)
      }),
    )
  })

  it('keeps the summary with a text that is as new as the latest payload, also where an older text is the same', () => {
    const [sample] = fc.sample(columns, 1)
    if (sample === undefined) throw new Error('fast-check gave no sample')
    const said = (saidAt: number, fetchedAt: number, summary: string, text: string | null): EventColumns => {
      const told = { text, account: null, actionability: null, personas: [] }
      const age = { listing: 'health' as const, status: 'open', saidAt, fetchedAt }
      return { ...sample, ...age, summary, ...toldDescription(told, saidAt, fetchedAt) }
    }
    const older = said(1, 1, 'older', 'the text')
    const same = said(4, 2, 'with the text', 'the text')
    const bare = said(4, 3, 'without a text', null)
    expect(mergeAll([older, bare]).summary).toBe('without a text')
    for (const order of [
      [older, same, bare],
      [older, bare, same],
      [same, bare, older],
      [bare, older, same],
    ]) {
      expect(mergeAll(order).summary).toBe('with the text')
    }
  })

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(payloads, columns, (list, last) => {
        const once = mergeAll([...list, last])
        expect(hasMoved(once, mergeColumns(once, last))).toBe(false)
      }),
    )
  })

  it('never loses an ARN, a link or a peak, and never ends before it starts', () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const merged = mergeAll(list)
        expect(merged.arn).toBe(list.some(({ arn }) => arn !== null) ? 'arn' : null)
        expect(merged.referenceUrl === null).toBe(list.every(({ referenceUrl }) => referenceUrl === null))
        expect(merged.endedAt === null || merged.endedAt >= merged.startedAt).toBe(true)
      }),
    )
  })
})

describe('severity and description', () => {
  const greatest = <T>(list: readonly T[], ages: (one: T) => number[]): T | undefined =>
    list.toSorted((a, b) => ages(a).reduce((sign, age, n) => sign || age - (ages(b)[n] ?? 0), 0)).at(-1)

  it('take the severity of the latest payload that tells one, and none once the event is over', () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const merged = mergeAll(list)
        const telling = list.filter(({ severitySaidAt }) => severitySaidAt !== null)
        const latest = Math.max(...telling.map(({ saidAt }) => saidAt))
        const told = telling.filter(({ saidAt }) => saidAt === latest).map((each) => each.severity)
        expect(told.length === 0 ? [null] : told).toContain(merged.severity)
        if (merged.status === 'closed' && merged.listing !== 'bundled') expect(merged.severity).toBeNull()
      }),
    )
  })

  it('take the latest text: of one moment everybody’s, then the smallest account’s, then the one fetched last', () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const merged = mergeAll(list)
        const expected = greatest(
          list.filter((each) => each.description !== null),
          ({ saidAt, descriptionAccount, fetchedAt }) => [saidAt, -Number(descriptionAccount ?? 0), fetchedAt],
        )
        expect(merged.description).toBe(expected?.description ?? null)
        expect(merged.descriptionAccount).toBe(expected?.descriptionAccount ?? null)
      }),
    )
  })

  it('lose nothing to a payload that says less', () => {
    fc.assert(
      fc.property(payloads, (list) => {
        const merged = mergeAll(list)
        const anySays = (says: (one: EventColumns) => boolean) => list.some(says)
        expect(merged.description !== null).toBe(anySays((each) => each.description !== null))
        expect(merged.actionability !== null).toBe(anySays((each) => each.actionability !== null))
        expect(merged.personas.length > 0).toBe(anySays((each) => each.personas.length > 0))
        expect(merged.scope === 'NONE').toBe(!anySays((each) => each.scope !== 'NONE'))
      }),
    )
  })

  it('move the event', () => {
    const [one] = fc.sample(columns, 1)
    if (one === undefined) throw new Error('fast-check gave no sample')
    const changes: Partial<EventColumns>[] = [
      { description: `${one.description} more` },
      { descriptionAccount: '999988887777' },
      { actionability: 'INFORMATIONAL' },
      { personas: ['BILLING'] },
      { scope: 'ACCOUNT_SPECIFIC' },
    ]
    for (const change of changes) expect(hasMoved(one, { ...one, ...change })).toBe(true)
    expect(hasMoved(one, { ...one, descriptionSaidAt: 99, descriptionFetchedAt: 99, severitySaidAt: 99 })).toBe(false)
  })
})

describe('a silent source', () => {
  const base = (): EventColumns => {
    const [one] = fc.sample(columns, 1)
    if (one === undefined) throw new Error('fast-check gave no sample')
    return { ...one, status: 'open', endedAt: null }
  }
  const payload = (name: Listing, saidAt: number, status: string, told: Severity | null): EventColumns => {
    const said = { ...base(), listing: name, saidAt, status, severity: told, fetchedAt: 100 }
    return { ...said, ...toldSeverity(said, name, 100) }
  }

  it('leaves the severity that the public feed told, says that it is over, and does not bring it back', () => {
    const feed = payload('current', 5, 'open', 'degradation')
    const open = payload('health', 9, 'open', null)
    const over = payload('health', 10, 'closed', null)
    const reopened = payload('health', 11, 'open', null)
    expect(mergeAll([feed, open])).toMatchObject({ severity: 'degradation', severitySaidAt: 5, listing: 'health' })
    expect(mergeAll([feed, open, over])).toMatchObject({ severity: null, status: 'closed' })
    expect(mergeAll([feed, open, over, reopened])).toMatchObject({ severity: null, status: 'open' })
    expect(mergeAll([feed, reopened, over])).toMatchObject({ severity: null, status: 'open' })
    const worse = payload('current', 12, 'open', 'disruption')
    expect(mergeAll([worse, over, reopened])).toMatchObject({ severity: 'disruption', status: 'open' })
  })

  it('lets the later fetch of the feed count, though AWS Health spoke last', () => {
    const health = payload('health', 9, 'open', null)
    const before = payload('current', 5, 'open', 'disruption')
    const after = { ...payload('current', 5, 'open', 'degradation'), fetchedAt: 200, severityFetchedAt: 200 }
    for (const order of [
      [health, before, after],
      [after, health, before],
      [before, after, health],
    ]) {
      expect(mergeAll(order).severity).toBe('degradation')
    }
  })

  it('keeps the end that another payload gave, when a message only says that it is over', () => {
    const health = { ...payload('health', 9, 'closed', null), endedAt: 8 }
    const message = payload('eventbridge', 10, 'closed', null)
    expect(mergeColumns(health, message).endedAt).toBe(8)
    expect(mergeColumns(message, health).endedAt).toBe(8)
    expect(mergeColumns(health, payload('eventbridge', 10, 'open', null)).endedAt).toBeNull()
  })
})

describe('which payload is later', () => {
  const base = { listing: 'current', saidAt: 10, status: 'open', fetchedAt: 5 } as const
  it.each([
    ['what was said later', { ...base, saidAt: 11, listing: 'history' as const }, base],
    ['at one moment a resolution', { ...base, status: 'closed', listing: 'history' as const, fetchedAt: 1 }, base],
    ['at one moment the more direct listing', base, { ...base, listing: 'history' as const, fetchedAt: 9 }],
    ['of one listing the later fetch', { ...base, fetchedAt: 6 }, base],
    [
      'any feed before the bundle',
      { ...base, listing: 'rss' as const, saidAt: 1 },
      { ...base, listing: 'bundled' as const, saidAt: 99 },
    ],
  ])('%s', (_name, later, earlier) => {
    expect(isLaterPayload(later, earlier)).toBe(true)
    expect(isLaterPayload(earlier, later)).toBe(false)
  })
})

describe('the start', () => {
  it('comes from a JSON document even when an RSS feed speaks later', () => {
    const json = fc.sample(columns, 1)[0] as EventColumns
    const known = { ...json, listing: 'current' as const, startedAt: 2, endedAt: null, saidAt: 1 }
    const rss = { ...known, listing: 'rss' as const, startedAt: 4, saidAt: 5, startInferred: true }
    expect(mergeColumns(known, rss)).toMatchObject({ startedAt: 2, startInferred: false, saidAt: 5 })
    expect(mergeColumns(rss, known)).toMatchObject({ startedAt: 2, startInferred: false, saidAt: 5 })
  })
})
