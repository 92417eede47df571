/** The machine's first version of what suffered, and of how long. */
import { CLOCK_WORDS } from '@/lib/domain/clock-strip'
import { clockSpanWords } from './clocks'
import { lengthWords, listed } from './figures'
import type { FactsIncident, FactsMaterial } from './material'
import { reachSentence } from './reach'

const MOST_SERVICES = 40

/** AWS's services that failed, and whom that reached; which of one's own suffered only people can say. */
export function composeDamageServices(material: FactsMaterial): string {
  const { services, serviceCount } = material.incident
  const names = services.map(({ name }) => name)
  const told =
    names.length === 0
      ? 'AWS names no service that failed.'
      : `Of AWS: ${listed(names, MOST_SERVICES, Math.max(0, serviceCount - names.length))}.`
  return `${told} ${reachSentence(material)}\n\nWhich of our own services suffered, and what their users noticed: not known yet.`
}

/** The duration that the clocks agree on best, and what the others say. */
export function composeDamageDuration({ incident }: FactsMaterial): string {
  const { clocks } = incident
  const impact = clocks.durations.find(({ what }) => what === 'impact')
  const first =
    impact === undefined
      ? notKnown(incident)
      : `It lasted ${lengthWords(impact.ms)}, by the best clock that knows its end. ${impact.sentence}`
  const spans = clocks.spans.map((span) => `- ${CLOCK_WORDS[span.clock].name}: ${clockSpanWords(span, incident)}.`)
  const ours = clocks.spans.some(({ clock }) => clock === 'observed')
    ? []
    : ['From when to when it hit us is not known yet: our team has entered no times of its own.']
  return [first, ...(spans.length > 0 ? [spans.join('\n')] : []), ...ours].join('\n\n')
}

function notKnown({ endUnknown, openEventCount }: FactsIncident): string {
  if (endUnknown) return 'How long it lasted is not known: AWS never said that it ended.'
  if (openEventCount > 0) return 'How long it lasts is not known yet: it goes on.'
  return 'How long it lasted is not known: no clock tells its end.'
}
