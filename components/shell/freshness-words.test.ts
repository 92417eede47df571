/** What the freshness chip says. */
import { describe, expect, it } from 'vitest'
import type { FreshnessView } from '@/lib/source-health/contract'
import { freshnessWords } from './freshness-words'

const NOW = Date.parse('2026-05-07T14:00:00Z')

function buildFreshness(overrides: Partial<FreshnessView> = {}): FreshnessView {
  return { state: 'ok', partly: false, checkedAt: '2026-05-07T13:59:37Z', pollSeconds: 60, troubles: [], ...overrides }
}

it('good only when read on time', () => {
  expect(freshnessWords(buildFreshness(), true, NOW)).toMatchObject({ mark: 'resolved', words: 'AWS checked' })
})

describe('never good', () => {
  it.each([
    ['nothing known', null, true, 'unknown'],
    ['never read', buildFreshness({ checkedAt: null }), true, 'unknown'],
    ['not polled', buildFreshness({ state: 'off' }), true, 'unknown'],
    ['late', buildFreshness({ state: 'late' }), true, 'degradation'],
    ['failing', buildFreshness({ state: 'failing' }), true, 'disruption'],
    ['failing from the first', buildFreshness({ state: 'failing', checkedAt: null }), true, 'disruption'],
    ['server out of reach', buildFreshness(), false, 'unknown'],
    ['old although said to be good', buildFreshness({ checkedAt: '2026-05-07T13:50:00Z' }), true, 'degradation'],
  ] as const)('%s', (_, view, reached, mark) => expect(freshnessWords(view, reached, NOW).mark).toBe(mark))
})

it('the moment stays when the server is out of reach', () => {
  expect(freshnessWords(buildFreshness(), false, NOW).at).toBe('2026-05-07T13:59:37Z')
})

it('says that the rest is read where only a part is not', () => {
  const of = (state: 'failing' | 'late', partly: boolean) =>
    freshnessWords(buildFreshness({ state, partly }), true, NOW)
  expect(of('failing', true)).toMatchObject({
    mark: 'disruption',
    words: 'Partly failing, AWS read',
    sentence: 'A part of what AWS says cannot be read at present.',
  })
  expect(of('failing', false).sentence).toBe('AWS status cannot be read at present.')
  expect(of('late', true)).toMatchObject({ mark: 'degradation', sentence: 'A part of what AWS says is read late.' })
})
