/** What the machine writes into a post-mortem: complete, plain about what is unknown, the same for the same facts. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FIELDS } from '../fields'
import { composeFacts } from './compose'
import type { FactsIncident } from './material'
import { buildFactsIncident, buildFactsNote, buildFactsUpdate, buildMaterial } from './testing/build-material'

const compose = (incident: Partial<FactsIncident>) =>
  composeFacts(buildMaterial({ incident: buildFactsIncident(incident) }))

it('writes exactly the parts that the document says it does', () => {
  expect(Object.keys(composeFacts(buildMaterial())).toSorted()).toEqual(
    FIELDS.filter(({ fromFacts }) => fromFacts)
      .map(({ key }) => key)
      .toSorted(),
  )
})

describe('summary', () => {
  const summary = (incident: Partial<FactsIncident>) => compose(incident).summary

  it('names what, when by which clock, whom and who answered', () => {
    expect(summary({})).toContain('Service: AWS IAM.')
    expect(summary({})).toContain('as AWS describes it: 7 May 2018, 14:19–15:20 UTC, 1 h 01 m')
    expect(summary({})).toContain('94 of 212 accounts: 14 named by AWS, 80 inferred')
    expect(summary({})).toContain('acknowledged 7 May 2018, 15:56 UTC by Mira Sand, 4 m later')
  })

  it('says what is not known', () => {
    const incident = {
      acknowledgedAt: null,
      owner: null,
      services: [],
      serviceCount: 0,
      regions: [],
      clocks: { ...buildFactsIncident().clocks, spans: [], durations: [], firstSeenAt: null },
    }
    const text = summary(incident)
    for (const words of [
      'nobody acknowledged it',
      'Nobody owns it',
      'No service is named',
      'No Region is named',
      'no clock says how long',
      'first seen here is not known',
    ]) {
      expect(text).toContain(words)
    }
  })

  it('says that AWS never said that it ended', () => {
    const spans = [{ clock: 'declared' as const, from: '2018-05-07T15:50:00.000Z', to: null }]
    const text = summary({ endUnknown: true, endedAt: null, clocks: { ...buildFactsIncident().clocks, spans } })
    expect(text).toContain('since 7 May 2018, 15:50 UTC, AWS never said that it ended')
    expect(text).not.toContain('It lasted')
  })

  it('of an incident that people opened claims nothing of AWS', () => {
    expect(summary({ eventCount: 0, events: [], peakSeverity: null })).toContain('AWS has said nothing of it')
  })

  it('counts the services beyond those that it names', () => {
    const services = Array.from({ length: 12 }, (_, index) => ({ service: `s${index}`, name: `S${index}` }))
    expect(summary({ services, serviceCount: 120 })).toContain('S6, S7 and 112 more.')
  })
})

describe('impact', () => {
  it('has a line for every clock, those without times too', () => {
    const impact = compose({}).impact
    expect(impact).toMatch(/- \*\*Declared\*\* .*15:50–16:32 UTC, 42 m\./)
    expect(impact).toMatch(/- \*\*Described\*\* .*day or zone inferred/)
    expect(impact).toContain('AWS gave no service a status that came and went.')
    expect(impact).toContain('your team has entered no times of its own.')
  })

  it('says how late and how often AWS spoke', () => {
    expect(compose({}).impact).toContain('1 h 31 m after it began')
    expect(compose({}).impact).toContain('It spoke 2 times; the longest silence between was 42 m.')
  })

  it('keeps each certainty apart, and unknown is a line of its own', () => {
    const impact = compose({}).impact
    expect(impact).toContain('Confirmed, AWS named them: 14 accounts, 7 resources.')
    expect(impact).toContain('Inferred, they use what failed or depend on it: 80 accounts.')
    expect(impact).toContain('Reported, a person said so: 0 accounts.')
    expect(impact).toContain('Unknown, nothing tells what they use: 3 accounts.')
  })

  it('without a blast radius says that whom else it reached is not known', () => {
    const { impact } = composeFacts(buildMaterial({ blast: null }))
    expect(impact).toContain('AWS named no account; whom else it reached is not known.')
  })

  it('of a limited reader says that the accounts are those that they may see', () => {
    expect(composeFacts(buildMaterial({ limited: true })).impact).toContain('94 of 212 accounts that you may see')
  })

  it('takes a day for no time of day', () => {
    const [event] = buildFactsIncident().events
    const [window] = buildFactsIncident().impactWindows
    if (event === undefined || window === undefined) throw new Error('The factory makes one of each.')
    const { impact } = compose({
      events: [{ ...event, timePrecision: 'day' }],
      impactWindows: [{ ...window, clock: 'declared' }],
    })
    expect(impact).toContain('on 7 May 2018; AWS’s record gives only the day.')
  })

  it('tells what fails and what goes on working, and what that rests on', () => {
    const { impact } = compose({
      failure: {
        kinds: ['propagation'],
        statements: [
          { works: false, words: 'New roles', regions: ['global'], sentence: 'x', eventId: '11', source: null },
          { works: true, words: 'Existing sessions', regions: [], sentence: null, eventId: null, source: 'y' },
        ],
      },
    })
    expect(impact).toContain('- Fails: New roles (global); AWS says so.')
    expect(impact).toContain('- Works: Existing sessions; it follows from how AWS builds it.')
  })
})

describe('response', () => {
  it('gives each step its moment, person and length, and says what did not happen', () => {
    const { response } = compose({})
    expect(response).toContain('- **Acknowledged**: 7 May 2018, 15:56 UTC by Mira Sand, after 4 m.')
    expect(response).toContain('- **Mitigated**: nobody said so.')
    expect(response).toContain('- Responders: Otto Reed.')
  })

  it('says that a length cannot be told, and that nothing was read on time', () => {
    const { response } = compose({ covered: false, clocks: { ...buildFactsIncident().clocks, durations: [] } })
    expect(response).toContain('how long that took cannot be told')
    expect(response).toContain('No source was read on time when it began.')
  })
})

describe('timeline', () => {
  const linesOf = (incident: Partial<FactsIncident>) =>
    (compose(incident).timeline ?? '').split('\n').filter((line) => line.startsWith('- '))

  it('puts AWS’s words, our steps and notes in order, one sentence each', () => {
    const lines = linesOf({})
    expect(lines).toContain('- 15:50 AWS: New roles are slow to work everywhere.')
    expect(lines).toContain('- 16:10 Mira Sand: We fail over to Ohio.')
    expect(lines.indexOf('- 15:56 Acknowledged, by Mira Sand.')).toBeLessThan(
      lines.indexOf('- 16:10 Mira Sand: We fail over to Ohio.'),
    )
  })

  it('leaves out notes without a star, and what only repeats', () => {
    const update = buildFactsUpdate()
    expect(linesOf({ notes: [buildFactsNote({ starred: false })], updates: [update, { ...update }] })).toEqual(
      linesOf({ notes: [], updates: [update] }),
    )
    const parts = [
      { text: 'All of this is known. ', isNew: false },
      { text: 'Now it is mended, for all.', isNew: true },
    ]
    expect(linesOf({ updates: [buildFactsUpdate({ isWhole: true, parts })] })).toContain(
      '- 15:50 AWS: Now it is mended, for all.',
    )
  })

  it('has 300 lines at most, and says how many updates it leaves out; people’s stay', () => {
    const updates = Array.from({ length: 500 }, (_, index) =>
      buildFactsUpdate({
        observedAt: new Date(Date.parse('2018-05-07T15:50:00Z') + index * 60_000).toISOString(),
        text: `Word number ${index} of a long story that goes on.`,
      }),
    )
    const notes = Array.from({ length: 200 }, (_, index) => buildFactsNote({ id: `${index}`, body: `Note ${index}` }))
    const lines = linesOf({ updates, notes, leftOut: { events: 0, updates: 40, windows: 0, notes: 0 } })
    expect(lines).toHaveLength(300)
    expect(lines.filter((line) => line.includes('Mira Sand: Note'))).toHaveLength(200)
    const said = lines.filter((line) => line.includes('Word number')).length
    expect(compose({ updates, notes, leftOut: { events: 0, updates: 40, windows: 0, notes: 0 } }).timeline).toContain(
      `Left out here: ${540 - said} updates of AWS’s.`,
    )
  })

  it('has something to say where nothing is known', () => {
    const clocks = { ...buildFactsIncident().clocks, spans: [], firstSeenAt: null }
    expect(compose({ updates: [], notes: [], statusHistory: [], clocks }).timeline).toBe(
      'Nothing is known of its course.',
    )
  })
})

describe('damage', () => {
  it('says how long by which clock, and that our own times are missing', () => {
    const text = compose({})['damage-duration']
    expect(text).toContain('It lasted 1 h 01 m')
    expect(text).toContain('our team has entered no times of its own')
  })

  it.each([
    [{ endUnknown: true }, 'AWS never said that it ended'],
    [{ openEventCount: 1 }, 'it goes on'],
    [{}, 'no clock tells its end'],
  ])('without a duration says why: %j', (incident, words) => {
    const clocks = { ...buildFactsIncident().clocks, durations: [] }
    expect(compose({ ...incident, clocks })['damage-duration']).toContain(words)
  })

  it('leaves to people which of their services suffered', () => {
    expect(compose({})['damage-services']).toContain('Which of our own services suffered')
  })
})

it('is the same whatever order updates, notes and windows come in', () => {
  const updates = Array.from({ length: 8 }, (_, index) =>
    buildFactsUpdate({ text: `Update ${index % 3} tells something new about it.`, eventId: `${index % 2}` }),
  )
  const notes = Array.from({ length: 6 }, (_, index) => buildFactsNote({ id: `${index}`, body: `Note ${index}` }))
  const expected = compose({ updates, notes })
  fc.assert(
    fc.property(
      fc.shuffledSubarray(updates, { minLength: updates.length }),
      fc.shuffledSubarray(notes, { minLength: notes.length }),
      (some, others) => {
        expect(compose({ updates: some, notes: others })).toEqual(expected)
      },
    ),
  )
})
