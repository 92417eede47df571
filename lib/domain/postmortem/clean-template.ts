/** Makes a template that somebody wrote fit to be stored: texts on one line, without what cannot be seen. */
import { INCIDENT_KINDS } from '@/lib/domain/incident'
import type { IncidentRule, TemplateDefinition } from './template'
import { cleanTyped } from './typed-text'

/** Control characters, and marks that turn the direction of what follows. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/** The same template with clean texts; items in the order of their sections. Clean ones stay as they are. */
export function cleanTemplate(definition: TemplateDefinition): TemplateDefinition {
  const sections = definition.sections.map(({ id, name }) => ({ id: line(id), name: line(name) }))
  const items = definition.items.map((item) => ({
    code: line(item.code),
    section: line(item.section),
    kind: item.kind,
    text: line(item.text),
    why: line(item.why),
    whereToLook: line(item.whereToLook),
    askedFor: cleanRule(item.askedFor),
    requiredFor: cleanRule(item.requiredFor),
    dueDays: item.dueDays,
  }))
  const place = new Map(sections.map(({ id }, index) => [id, index]))
  const placeOf = (section: string) => place.get(section) ?? sections.length
  return {
    name: line(definition.name),
    purpose: line(definition.purpose),
    proposedFor: cleanRule(definition.proposedFor),
    sections,
    items: items.toSorted((a, b) => placeOf(a.section) - placeOf(b.section)),
    signOffs: definition.signOffs.map(({ id, name, who, requiredFor }) => ({
      id: line(id),
      name: line(name),
      who,
      requiredFor: cleanRule(requiredFor),
    })),
  }
}

function line(text: string): string {
  return cleanTyped(text).replace(UNSEEN, ' ').replace(/\s+/g, ' ').trim()
}

function cleanRule(rule: IncidentRule | null): IncidentRule | null {
  return rule === null
    ? null
    : { kinds: INCIDENT_KINDS.filter((kind) => rule.kinds.includes(kind)), atLeast: rule.atLeast }
}
