/** What the slider of a blast radius says. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import {
  buildAccount,
  buildBlastFacts,
  buildFault,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import { Scrubber } from './scrubber'
import { createLiveMoment } from './scrubber-live'

const FACTS = buildBlastFacts({
  faults: [buildFault()],
  trails: [buildTrail()],
  accounts: [buildAccount(1, { trails: [0] }), buildAccount(2)],
})

function render(at: number | null, facts = FACTS): string {
  return renderToStaticMarkup(<Scrubber facts={facts} live={createLiveMoment(at)} onChange={() => {}} />)
}

test('it rests on the whole incident', () => {
  const markup = render(null)
  expect(markup).toContain('aria-valuetext="Whole incident; 2 accounts: 1 inferred"')
  expect(markup).toContain('Thu 14 May 2026, 12:00–13:00 UTC')
  expect(markup).toContain('aria-pressed="true"')
  expect(markup).toContain('1 inferred')
})

test('it says the moment with its zone, and who is touched then', () => {
  expect(render(minute(30))).toContain('aria-valuetext="14 May 2026, 12:30 UTC; 2 accounts: 1 inferred"')
  const after = render(minute(60))
  expect(after).toContain('aria-valuetext="14 May 2026, 13:00 UTC; 2 accounts: none touched"')
  expect(after).toContain('Nobody touched then')
})

test('of an incident that goes on it says since when', () => {
  const facts = buildBlastFacts({ ...FACTS, faults: [buildFault({ spans: [[minute(0), null]] })], to: null })
  expect(render(null, facts)).toContain('since 12:00 UTC')
})

test('without a fault it is drawn all the same', () => {
  expect(render(null, buildBlastFacts())).toContain('aria-valuetext="Whole incident; 0 accounts: none touched"')
})
