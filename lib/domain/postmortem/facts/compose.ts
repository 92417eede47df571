/** Writes the first version of those parts of a post-mortem that follow from what is known. */
import type { FieldKey } from '../fields'
import { composeDamageDuration, composeDamageServices } from './damage'
import { composeImpact } from './impact'
import type { FactsMaterial } from './material'
import { composeResponse } from './response'
import { composeSummary } from './summary'
import { composeTimeline } from './timeline'

/**
 * Markdown for each part that the machine can write; the same for the same material. Text from outside is shown as it is
 * and never markup.
 */
export function composeFacts(material: FactsMaterial): Partial<Record<FieldKey, string>> {
  return {
    summary: composeSummary(material),
    impact: composeImpact(material),
    response: composeResponse(material),
    timeline: composeTimeline(material),
    'damage-services': composeDamageServices(material),
    'damage-duration': composeDamageDuration(material),
  }
}
