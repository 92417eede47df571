/** Tests who is said to have known first, how AWS's silences are measured, and what a period's scorecards come to. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cadenceOf } from './cadence'
import type { CommunicationFacts } from './facts'
import { whoKnew } from './knowledge'
import { communicationSummary, firstToKnow } from './summary'
import { firstWords } from './words'

const MINUTE = 60_000
const DAY = 1440 * MINUTE
/** 7 May 2018, 14:19 UTC. */
const START = Date.UTC(2018, 4, 7, 14, 19)
const at = (minutes: number) => START + minutes * MINUTE
const LATER = at(100_000)

function buildFacts(overrides: Partial<CommunicationFacts> = {}): CommunicationFacts {
  return {
    incidentId: '1',
    spans: [
      { clock: 'declared', from: at(10), to: at(90) },
      { clock: 'described', from: at(0), to: at(61) },
    ],
    goesOn: false,
    hasEvents: true,
    covered: true,
    said: [
      { at: at(31), isWhole: false },
      { at: at(41), isWhole: false },
      { at: at(91), isWhole: false },
    ],
    sightings: { 'public-page': at(32), 'health-api': at(40) },
    people: {},
    resolvedAt: null,
    ...overrides,
  }
}

describe('whoKnew', () => {
  it('orders channels and people by when they knew, after the start that AWS described', () => {
    const knew = whoKnew(buildFacts({ people: { note: at(50), acknowledged: at(35) } }))
    expect(knew.start).toEqual({ at: at(0), clock: 'described' })
    expect(knew.known.map(({ who, afterMs, sign }) => [who, (afterMs ?? 0) / MINUTE, sign])).toEqual([
      ['public-page', 32, null],
      ['people', 35, 'acknowledged'],
      ['health-api', 40, null],
    ])
    expect(firstWords(knew)).toBe('The public status page knew first, 32 m after the start that AWS described.')
  })

  it('says that people knew before AWS’s start', () => {
    const knew = whoKnew(buildFacts({ people: { opened: at(-5) } }))
    expect(firstToKnow(knew)).toEqual(['people'])
    expect(firstWords(knew)).toBe('We knew first, 5 m before the start that AWS described.')
  })

  it('names all who knew at the same moment', () => {
    const knew = whoKnew(buildFacts({ sightings: { 'public-page': at(32), eventbridge: at(32) } }))
    expect(firstWords(knew)).toBe(
      'The public status page and EventBridge knew first, 32 m after the start that AWS described.',
    )
  })

  it('counts no source that was read when all was history', () => {
    const knew = whoKnew(buildFacts({ sightings: { 'public-page': at(91) + 3 * DAY } }))
    expect(knew).toMatchObject({ known: [], readLater: ['public-page'] })
    expect(firstWords(knew)).toBe('It was read in as history, so nobody can say who knew first.')
  })

  it('counts a source that showed it in time where another one was connected much later', () => {
    const knew = whoKnew(buildFacts({ sightings: { 'public-page': at(33), 'health-api': at(0) + 40 * DAY } }))
    expect(knew.known.map(({ who }) => who)).toEqual(['public-page'])
    expect(knew.readLater).toEqual(['health-api'])
  })

  it('leaves out notes that were written about it long after', () => {
    const knew = whoKnew(buildFacts({ sightings: {}, people: { note: at(91) + 5 * DAY } }))
    expect(knew).toMatchObject({ known: [], readLater: ['people'] })
  })

  it('tells of an incident without events when people opened it', () => {
    const facts = { spans: [], said: [], sightings: {}, hasEvents: false, people: { opened: at(3) } }
    const knew = whoKnew(buildFacts(facts))
    expect(knew).toMatchObject({ start: null, known: [{ who: 'people', afterMs: null, sign: 'opened' }] })
    expect(firstWords(knew)).toBe('We knew first; when it began is not known.')
  })
})

describe('cadenceOf', () => {
  it('measures delay, silences up to the end, and how late AWS said that it was over', () => {
    expect(cadenceOf(buildFacts(), LATER)).toEqual({
      postingDelayMs: 31 * MINUTE,
      firstSaidAt: at(31),
      isFirstUncertain: false,
      updates: 3,
      medianGapMs: 29.5 * MINUTE,
      longest: { from: at(41), to: at(90), ms: 49 * MINUTE, isOpen: false },
      allClear: { clock: 'described', at: at(61), saidAt: at(91), ms: 30 * MINUTE },
    })
  })

  it('counts the silence that lasts', () => {
    const facts = buildFacts({ goesOn: true, spans: [{ clock: 'declared', from: at(0), to: null }] })
    expect(cadenceOf(facts, at(300)).longest).toEqual({ from: at(91), to: at(300), ms: 209 * MINUTE, isOpen: true })
  })

  it('counts no silence after the end, however late the summary comes', () => {
    const said = [at(31), at(60), at(9000)].map((moment) => ({ at: moment, isWhole: false }))
    expect(cadenceOf(buildFacts({ said }), LATER).longest).toMatchObject({ from: at(60), to: at(90) })
  })

  it('knows silences between words only where nobody knows when it ended', () => {
    const facts = buildFacts({ spans: [{ clock: 'declared', from: at(0), to: null }] })
    expect(cadenceOf(facts, LATER).longest).toMatchObject({ from: at(41), to: at(91), isOpen: false })
  })

  it('measures no delay from a text of which only the last change is known', () => {
    const cadence = cadenceOf(buildFacts({ said: [{ at: at(50), isWhole: true }] }), LATER)
    expect(cadence).toMatchObject({ postingDelayMs: null, firstSaidAt: at(50), isFirstUncertain: true, updates: 1 })
  })

  it('tells nothing of what nobody said', () => {
    expect(cadenceOf(buildFacts({ said: [], spans: [] }), LATER)).toEqual({
      ...{ postingDelayMs: null, firstSaidAt: null, isFirstUncertain: false, updates: 0 },
      ...{ medianGapMs: null, longest: null, allClear: null },
    })
  })

  const moments = fc.array(fc.integer({ min: 0, max: 500 }), { maxLength: 12 })

  it('does not depend on order and repetition, and its silences fill the time from the first word to the end', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 600 }), (minutes, end) => {
        const spans = [{ clock: 'declared' as const, from: at(0), to: at(end) }]
        const of = (list: readonly number[]) =>
          cadenceOf(buildFacts({ spans, said: list.map((minute) => ({ at: at(minute), isWhole: false })) }), LATER)
        const cadence = of(minutes)
        expect(of([...minutes.toReversed(), ...minutes])).toEqual(cadence)
        const first = Math.min(...minutes, 10_000)
        expect(cadence.longest === null).toBe(first >= end)
        const longest = cadence.longest?.ms ?? 0
        expect(longest).toBeGreaterThanOrEqual(cadence.medianGapMs ?? 0)
        expect(longest).toBeLessThanOrEqual(Math.max(0, end - first) * MINUTE)
      }),
    )
  })
})

describe('communicationSummary', () => {
  it('counts who knew first, and takes the middle of what was measured', () => {
    const incidents = [
      buildFacts(),
      buildFacts({ incidentId: '2', people: { opened: at(5) } }),
      buildFacts({ incidentId: '3', sightings: {}, said: [] }),
    ]
    const summary = communicationSummary(
      incidents.map((facts) => ({
        incidentId: facts.incidentId,
        knew: whoKnew(facts),
        cadence: cadenceOf(facts, LATER),
      })),
    )
    expect(summary).toMatchObject({ incidents: 3, told: 2 })
    const counts = summary.knowers.map(({ who, first, knew, after }) => [who, first, knew, after.median])
    expect(counts).toEqual([
      ['public-page', 1, 2, 32 * MINUTE],
      ['health-api', 0, 2, 40 * MINUTE],
      ['eventbridge', 0, 0, null],
      ['people', 1, 1, 5 * MINUTE],
    ])
    expect(summary.postingDelay).toMatchObject({ count: 2, median: 31 * MINUTE, incidentIds: ['1', '2'] })
  })

  it('says of no incidents that there were none', () => {
    expect(communicationSummary([])).toMatchObject({ incidents: 0, told: 0, postingDelay: { count: 0, median: null } })
  })
})
