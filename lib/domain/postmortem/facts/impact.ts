/** The machine's first version of Impact. */

import { clockLines } from './clocks'
import { lengthWords, listed, momentWords } from './figures'
import type { FactsIncident, FactsMaterial } from './material'
import { asMarkdown } from './outside-text'
import { reachLines } from './reach'
import { placesSentence } from './summary'

const MOST_SERVICES = 30
const MOST_STATEMENTS = 20

/** When by which clock, AWS's posting delay, what failed and what went on working, and for whom. */
export function composeImpact(material: FactsMaterial): string {
  const { incident } = material
  return [
    '**When, by each clock**',
    clockLines(incident).join('\n'),
    '**AWS’s word**',
    posted(incident).join('\n'),
    '**What**',
    [services(incident), `- ${placesSentence(incident)}`].join('\n'),
    ...failure(incident),
    '**Whom**',
    reachLines(material).join('\n'),
  ].join('\n\n')
}

function posted({ clocks, updates, leftOut, eventCount }: FactsIncident): string[] {
  if (eventCount === 0) return ['- AWS has said nothing of it.']
  const delay = clocks.durations.find(({ what }) => what === 'posting-delay')
  const count = updates.length + leftOut.updates
  const first =
    clocks.firstSaidAt === null
      ? '- When AWS first spoke is not known.'
      : `- AWS’s first word that is known: ${momentWords(clocks.firstSaidAt)}.`
  const late =
    delay === undefined
      ? '- How late that was cannot be told.'
      : `- That was ${lengthWords(delay.ms)} ${delay.ms < 0 ? 'before' : 'after'} it began. ${delay.sentence}`
  const every = rhythm(updates.map(({ observedAt }) => Date.parse(observedAt)))
  return [first, late, `- It spoke ${count === 1 ? 'once' : `${count} times`}${every}.`]
}

/** The longest silence between two words, where there are two. */
function rhythm(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b)
  const gaps = sorted.slice(1).map((at, index) => at - (sorted[index] ?? at))
  const longest = gaps.reduce((most, gap) => Math.max(most, gap), 0)
  return longest > 0 ? `; the longest silence between was ${lengthWords(longest)}` : ''
}

function services({ services: named, serviceCount }: FactsIncident): string {
  if (named.length === 0) return '- No service is named.'
  const names = named.map(({ name }) => name)
  return `- ${serviceCount === 1 ? 'Service' : `${serviceCount} services`}: ${listed(names, MOST_SERVICES, Math.max(0, serviceCount - named.length))}.`
}

/** Of identity incidents: what failed, and what went on working, each with what it rests on. */
function failure({ failure: read }: FactsIncident): string[] {
  if (read === null) return []
  const lines = read.statements.slice(0, MOST_STATEMENTS).map(({ works, words, regions, sentence }) => {
    const where = regions.length === 0 ? '' : ` (${listed(regions, 6)})`
    const basis = sentence === null ? 'it follows from how AWS builds it' : 'AWS says so'
    return `- ${works ? 'Works' : 'Fails'}: ${asMarkdown(words)}${where}; ${basis}.`
  })
  const rest = read.statements.length - lines.length
  const none = '- AWS’s words do not tell.'
  const more = rest > 0 ? [`- ${rest} more in the overview of the incident.`] : []
  return ['**What fails, and what goes on working**', [...(lines.length > 0 ? lines : [none]), ...more].join('\n')]
}
