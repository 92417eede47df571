/** Which items of the catalogue a template does not have. */
import type { TemplateDefinition, TemplateItem } from '../template'
import { BUILT_IN_TEMPLATES } from './templates'

/** Those items, in the catalogue's order, each with the name of its section there. */
export function missingFromCatalogue({
  items,
}: Pick<TemplateDefinition, 'items'>): { item: TemplateItem; sectionName: string }[] {
  const used = new Set(items.map(({ code }) => code.toLowerCase()))
  const { identity } = BUILT_IN_TEMPLATES
  const names = new Map(identity.sections.map(({ id, name }) => [id, name]))
  return identity.items
    .filter(({ code }) => !used.has(code.toLowerCase()))
    .map((item) => ({ item, sectionName: names.get(item.section) ?? item.section }))
}
