/** What the parts of the incident page say, as they are drawn. */
import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { IncidentView } from '@/lib/incidents/contract'
import { buildIncidentEvent, buildIncidentUpdate, buildIncidentView } from '@/lib/testing/build-incident-view'
import { Durations } from './durations'
import { FailurePanel } from './failure-panel'
import { IncidentContext } from './incident-context'
import { IncidentEvents } from './incident-events'
import { LeftOut } from './left-out'
import { SideFacts } from './side-facts'
import { StatusMark } from './status-mark'
import { StreamUpdate } from './stream-update'
import { WhyGrouped } from './why-grouped'

const READER = { personId: null, mayRespond: false, mayEditOthers: false }

function render(part: ReactNode, incident: Partial<IncidentView> = {}): string {
  return renderToStaticMarkup(
    <IncidentContext value={{ incident: buildIncidentView(incident), reader: READER, people: [], teams: [] }}>
      {part}
    </IncidentContext>,
  )
}

const words = (markup: string) => markup.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

describe('the status', () => {
  it('is green only where AWS said that it ended', () => {
    expect(render(<StatusMark incident={buildIncidentView({ status: 'resolved' })} />)).toContain('text-resolved')
    const unknown = render(<StatusMark incident={buildIncidentView({ status: 'resolved', endUnknown: true })} />)
    expect(unknown).not.toContain('text-resolved')
    expect(words(unknown)).toContain('Resolved')
  })

  it('is "end unknown" where nobody took it in hand', () => {
    const incident = buildIncidentView({ status: 'detected', endUnknown: true })
    expect(words(render(<StatusMark incident={incident} />))).toContain('End unknown')
  })
})

describe('what AWS said', () => {
  const parts = [
    { text: 'Launches fail. ', isNew: false },
    { text: 'Most launches work again.', isNew: true },
  ]

  it('begins with what is new of a repeated text, and marks it in the whole', () => {
    const update = buildIncidentUpdate({ parts, text: 'Launches fail. Most launches work again.', isWhole: true })
    const [fresh = '', whole = ''] = render(<StreamUpdate update={update} events={[]} />).split('<details')
    expect(fresh).toContain('Most launches work again.')
    expect(fresh).not.toContain('Launches fail.')
    expect(whole).toMatch(/Launches fail\. <mark[^>]*>Most launches work again\.<\/mark>/)
  })

  it('says that nothing is new where AWS repeats itself', () => {
    const update = buildIncidentUpdate({ parts: parts.map((part) => ({ ...part, isNew: false })) })
    expect(words(render(<StreamUpdate update={update} events={[]} />))).toContain('no sentence is new')
  })

  it('tells a change of status with both', () => {
    const update = buildIncidentUpdate({ severity: 'disruption', severityBefore: 'degradation', severityChanged: true })
    expect(words(render(<StreamUpdate update={update} events={[]} />))).toMatch(/Degradation.*became.*Disruption/)
  })

  it('never brings an element of its own', () => {
    const text = '<img src=x onerror=alert(1)>&lt;script&gt;alert(1)&lt;/script&gt;'
    const update = buildIncidentUpdate({ text, parts: [{ text: '<b>x</b>', isNew: true }], isWhole: true })
    expect(render(<StreamUpdate update={update} events={[]} />)).not.toMatch(/<(?:img|script|b)[ >]/)
  })

  it('names three of many events, and how many more', () => {
    const events = ['1', '2', '3', '4', '5'].map((id) => buildIncidentEvent({ id, serviceName: `Service ${id}` }))
    const text = words(render(<StreamUpdate update={buildIncidentUpdate()} events={events} />))
    expect(text).toContain('Service 3')
    expect(text).not.toContain('Service 4 ')
    expect(text).toContain('and 2 more')
  })
})

describe('why grouped', () => {
  const events = [buildIncidentEvent({ id: '1' }), buildIncidentEvent({ id: '2', serviceName: 'AWS Lambda' })]
  const link = {
    eventId: '1',
    otherId: '2',
    rule: 'burst' as const,
    confidence: 'medium' as const,
    sentence: 'Five services of us-east-1 began to fail within 60 minutes.',
  }

  it('says the reason, how sure it is, and of which events', () => {
    const text = words(render(<WhyGrouped />, { events, links: [link] }))
    expect(text).toContain(link.sentence)
    expect(text).toMatch(/likely .*Amazon EC2 us-east-1 and AWS Lambda us-east-1/)
  })

  it('says where people put the events together', () => {
    const placed = events.map((event) => ({ ...event, byHand: true }))
    expect(words(render(<WhyGrouped />, { events: placed }))).toContain('People put its events together')
  })

  it('is left out for a single event', () => {
    expect(render(<WhyGrouped />)).toBe('')
  })
})

describe('what works and what does not', () => {
  const statement = { regions: ['us-west-2'], sentence: null, eventId: null, source: null }

  it('stands with its sentence, and links to documents only where that is safe', () => {
    const failure = {
      kinds: ['control-plane' as const],
      statements: [
        { ...statement, works: false, words: 'Creating roles fails.', sentence: 'Roles fail.', eventId: '11' },
        { ...statement, works: true, words: 'Existing roles work.', source: 'javascript:alert(1)' },
      ],
    }
    const markup = render(<FailurePanel />, { failure, status: 'investigating' })
    expect(words(markup)).toMatch(/Control plane.*Fails.*Creating roles fails\. us-west-2 Roles fail\./)
    expect(words(markup)).toContain('Goes on working')
    expect(markup).not.toContain('javascript:')
  })

  it('says plainly that AWS said nothing', () => {
    const text = words(render(<FailurePanel />, { failure: { kinds: ['unknown'], statements: [] } }))
    expect(text).toContain('Take neither for granted')
  })
})

describe('figures and lists', () => {
  it('give each duration with its clocks, and say when it is negative', () => {
    const duration = { what: 'posting-delay' as const, from: '', to: '', sentence: 'From one clock to another.' }
    expect(words(render(<Durations durations={[{ ...duration, ms: 91 * 60_000 }]} />))).toContain(
      '1 h 31 m From one clock to another.',
    )
    expect(words(render(<Durations durations={[{ ...duration, ms: -5 * 60_000 }]} />))).toContain('−5 m')
  })

  it('fold long lists and draw at most 200 events unasked', () => {
    const events = Array.from({ length: 450 }, (_, index) => buildIncidentEvent({ id: String(index) }))
    const markup = render(<IncidentEvents />, { events })
    expect(markup.match(/<li/g)).toHaveLength(200)
    expect(words(markup)).toContain('Fold out all 450')
  })

  it('say how much is left out', () => {
    expect(render(<LeftOut count={0} what="update" />)).toBe('')
    expect(words(render(<LeftOut count={1} what="update" />))).toContain('1 more update is left out')
  })
})

describe('the accounts among the facts', () => {
  it('are what AWS says, and apart from it what follows from use', () => {
    const reach = { confirmed: 0, reported: 0, inferred: 80, unknown: 3, touched: 80, total: 212 }
    const shown = words(render(<SideFacts />, { reach }))
    expect(shown).toContain('AWS named none Touches 80 of 212 accounts: 80 inferred, 3 unknown')
    expect(render(<SideFacts />, { id: '7', reach })).toContain('href="/incidents/7/blast-radius"')
    expect(words(render(<SideFacts />, { affectedAccountCount: 2 }))).toContain('AWS named 2')
    expect(words(render(<SideFacts />))).not.toContain('ouches')
  })
})
