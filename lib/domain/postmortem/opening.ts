/** What a post-mortem gets when it is opened: its template, the items that are asked for, and who must sign. */
import { dayAfter } from './due-day'
import { holdsFor, type RuledIncident } from './rule'
import type { IncidentRule, SignOffRole, TemplateDefinition } from './template'
import type { ItemKind } from './words'

/** One item as it is copied into a post-mortem. */
export interface OpenedItem {
  code: string
  section: string
  sectionName: string
  /** From 0, without gaps: by section, then in the template's order. */
  position: number
  kind: ItemKind
  text: string
  why: string
  whereToLook: string
  isRequired: boolean
  /** YYYY-MM-DD; null: none. */
  dueOn: string | null
}

/** The items that a template asks for in this incident. `openedOn` is the UTC day of opening, YYYY-MM-DD. */
export function itemsFor(definition: TemplateDefinition, incident: RuledIncident, openedOn: string): OpenedItem[] {
  const asked = definition.items.filter(({ askedFor }) => askedFor === null || holdsFor(askedFor, incident))
  const sections = definition.sections.flatMap((section) =>
    asked.filter((item) => item.section === section.id).map((item) => ({ item, sectionName: section.name })),
  )
  return sections.map(({ item, sectionName }, position) => ({
    code: item.code,
    section: item.section,
    sectionName,
    position,
    kind: item.kind,
    text: item.text,
    why: item.why,
    whereToLook: item.whereToLook,
    isRequired: holdsFor(item.requiredFor, incident),
    dueOn: item.dueDays === null ? null : dayAfter(openedOn, item.dueDays),
  }))
}

/** The roles that must sign in this incident, in the template's order. */
export function signOffsFor(definition: TemplateDefinition, incident: RuledIncident): SignOffRole[] {
  return definition.signOffs.filter(({ requiredFor }) => requiredFor === null || holdsFor(requiredFor, incident))
}

/** A template that may be chosen. */
interface Offered {
  id: string
  definition: Pick<TemplateDefinition, 'name' | 'proposedFor'>
}

/**
 * The template that fits best: of those whose rule holds, one that names kinds before one for any kind, then the one for the
 * most severe only, then the one for fewest kinds, then by name. `service` where none holds; null where none is offered.
 */
export function proposeTemplate<T extends Offered>(templates: readonly T[], incident: RuledIncident): T | null {
  const fitting = templates
    .filter(({ definition }) => holdsFor(definition.proposedFor, incident))
    .toSorted(
      (a, b) => narrowness(a) - narrowness(b) || compare(a.definition.name, b.definition.name) || compare(a.id, b.id),
    )
  return fitting[0] ?? templates.find(({ id }) => id === 'service') ?? templates[0] ?? null
}

/** Less is narrower. */
function narrowness({ definition }: Offered): number {
  const rule: IncidentRule = definition.proposedFor ?? { kinds: [], atLeast: null }
  const kinds = rule.kinds.length === 0 ? 9 : rule.kinds.length
  const severities = rule.atLeast === null ? 4 : Number(rule.atLeast.slice(3))
  return (rule.kinds.length === 0 ? 1_000 : 0) + severities * 10 + kinds
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
