/** Whom an incident touches, in the Now strip: in words, with what AWS confirmed apart from what we infer. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import type { IncidentReach } from '@/lib/domain/incident-reach'
import { buildIncidentSummary } from '@/lib/testing/build-incident-summary'
import { NowReach } from './now-reach'

function say(reach: Partial<IncidentReach> | null, affectedAccountCount = 0): string {
  const counts = { confirmed: 0, reported: 0, inferred: 0, unknown: 0, total: 212, ...reach }
  const touched = counts.confirmed + counts.reported + counts.inferred
  const incident = buildIncidentSummary({ affectedAccountCount, reach: reach === null ? null : { ...counts, touched } })
  const markup = renderToStaticMarkup(<NowReach incident={incident} />)
  return markup
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

it.each<[Partial<IncidentReach>, string]>([
  [{ confirmed: 14, inferred: 80 }, 'touches 94 of your 212 accounts 14 confirmed 80 inferred ·'],
  [{ inferred: 80 }, 'touches 80 of your 212 accounts inferred ·'],
  [{ inferred: 80, unknown: 3 }, 'touches 80 of your 212 accounts inferred 3 unknown ·'],
  [{ unknown: 3 }, 'not known to touch any of your 212 accounts 3 unknown ·'],
  [{}, 'touches none of your 212 accounts ·'],
])('%j: %s', (reach, words) => {
  expect(say(reach, 14)).toBe(words)
})

it('counts those that AWS named where no more was worked out', () => {
  expect(say(null, 14)).toBe('14 accounts ·')
  expect(say(null, 1)).toBe('1 account ·')
  expect(say(null)).toBe('')
})
