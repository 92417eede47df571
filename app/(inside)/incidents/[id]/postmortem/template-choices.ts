/** Which templates a post-mortem of an incident can be opened with, and what each would give it. */
import 'server-only'
import type { TemplateChoice } from '@/components/postmortem/page-props'
import { itemsFor, proposeTemplate, signOffsFor } from '@/lib/domain/postmortem/opening'
import type { IncidentView } from '@/lib/incidents/contract'
import { listTemplates } from '@/lib/postmortem-templates/read'

/** Those in force. `today` is the UTC day of a post-mortem that is opened now, YYYY-MM-DD. */
export async function listTemplateChoices(incident: IncidentView, today: string): Promise<TemplateChoice[]> {
  const templates = await listTemplates()
  const proposed = proposeTemplate(templates, incident)
  return templates.map(({ id, definition }) => {
    const items = itemsFor(definition, incident, today)
    return {
      id,
      name: definition.name,
      purpose: definition.purpose,
      items: items.length,
      required: items.filter(({ isRequired }) => isRequired).length,
      signOffs: signOffsFor(definition, incident).map(({ name }) => name),
      isProposed: id === proposed?.id,
    }
  })
}
