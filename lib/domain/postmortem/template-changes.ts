/** Says in sentences what differs between two versions of a template. */
import { ruleWords, WHO_WORDS } from './rule-words'
import type { SignOffRole, TemplateDefinition, TemplateItem } from './template'

/** What was changed, sentence by sentence; none where nothing was. Texts in them are as people typed them. */
export function templateChanges(before: TemplateDefinition, after: TemplateDefinition): string[] {
  return [
    ...headChanges(before, after),
    ...sectionChanges(before, after),
    ...itemChanges(before.items, after.items),
    ...roleChanges(before.signOffs, after.signOffs),
  ]
}

function headChanges(before: TemplateDefinition, after: TemplateDefinition): string[] {
  return [
    ...(before.name === after.name ? [] : [`Name: “${before.name}” is now “${after.name}”.`]),
    ...(before.purpose === after.purpose ? [] : ['Purpose: worded anew.']),
    ...(same(before.proposedFor, after.proposedFor)
      ? []
      : [`Proposed for ${ruleWords(after.proposedFor)}, before for ${ruleWords(before.proposedFor)}.`]),
  ]
}

function sectionChanges({ sections: before }: TemplateDefinition, { sections: after }: TemplateDefinition): string[] {
  const known = new Map(before.map((section) => [section.id, section]))
  const kept = new Set(after.map(({ id }) => id))
  const changed = after.flatMap(({ id, name }) => {
    const old = known.get(id)
    if (old === undefined) return [`Section ${id} added: “${name}”.`]
    return old.name === name ? [] : [`Section ${id}: “${old.name}” is now “${name}”.`]
  })
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ id, name }) => `Section ${id} removed: “${name}”.`)
  return [...changed, ...gone, ...(isReordered(before, after, ({ id }) => id) ? ['Sections: in another order.'] : [])]
}

function itemChanges(before: readonly TemplateItem[], after: readonly TemplateItem[]): string[] {
  const known = new Map(before.map((item) => [item.code, item]))
  const kept = new Set(after.map(({ code }) => code))
  const changed = after.flatMap((item) => {
    const old = known.get(item.code)
    if (old === undefined) return [`${item.code} added: “${item.text}”.`]
    const parts = itemParts(old, item)
    return parts.length === 0 ? [] : [`${item.code}: ${parts.join('; ')}.`]
  })
  const gone = before.filter(({ code }) => !kept.has(code)).map(({ code, text }) => `${code} removed: “${text}”.`)
  return [...changed, ...gone, ...(isReordered(before, after, ({ code }) => code) ? ['Items: in another order.'] : [])]
}

function itemParts(old: TemplateItem, item: TemplateItem): string[] {
  const due = (days: number | null) =>
    days === null ? 'no due day' : `due after ${days} ${days === 1 ? 'day' : 'days'}`
  return [
    ...(old.text === item.text ? [] : [`reads “${item.text}”, before “${old.text}”`]),
    ...(old.why === item.why ? [] : ['its reason worded anew']),
    ...(old.whereToLook === item.whereToLook ? [] : ['where to look worded anew']),
    ...(old.section === item.section ? [] : [`moved from section ${old.section} to ${item.section}`]),
    ...(old.kind === item.kind ? [] : [`kind ${item.kind}, before ${old.kind}`]),
    ...(same(old.askedFor, item.askedFor)
      ? []
      : [`asked for in ${ruleWords(item.askedFor ?? EVERY)}, before ${ruleWords(old.askedFor ?? EVERY)}`]),
    ...(same(old.requiredFor, item.requiredFor)
      ? []
      : [`required in ${ruleWords(item.requiredFor)}, before ${ruleWords(old.requiredFor)}`]),
    ...(old.dueDays === item.dueDays ? [] : [`${due(item.dueDays)}, before ${due(old.dueDays)}`]),
  ]
}

/** For items and roles no rule means always. */
const EVERY = { kinds: [], atLeast: null }

function roleChanges(before: readonly SignOffRole[], after: readonly SignOffRole[]): string[] {
  const known = new Map(before.map((role) => [role.id, role]))
  const kept = new Set(after.map(({ id }) => id))
  const changed = after.flatMap((role) => {
    const old = known.get(role.id)
    if (old === undefined) return [`Sign-off added: ${role.name}, ${lower(WHO_WORDS[role.who])}.`]
    const parts = [
      ...(old.name === role.name ? [] : [`is now called “${role.name}”`]),
      ...(old.who === role.who ? [] : [`by ${lower(WHO_WORDS[role.who])}`]),
      ...(same(old.requiredFor, role.requiredFor) ? [] : [`in ${ruleWords(role.requiredFor ?? EVERY)}`]),
    ]
    return parts.length === 0 ? [] : [`Sign-off ${old.name}: ${parts.join('; ')}.`]
  })
  const gone = before.filter(({ id }) => !kept.has(id)).map(({ name }) => `Sign-off removed: ${name}.`)
  return [...changed, ...gone, ...(isReordered(before, after, ({ id }) => id) ? ['Sign-offs: in another order.'] : [])]
}

/** Whether what both have stands in another order. */
function isReordered<T>(before: readonly T[], after: readonly T[], key: (each: T) => string): boolean {
  const old = before.map(key)
  const now = after.map(key)
  const common = now.filter((each) => old.includes(each))
  return old.filter((each) => common.includes(each)).some((each, index) => common[index] !== each)
}

/** Whether two rules are the same; the order of kinds does not matter. */
function same(a: TemplateItem['askedFor'], b: TemplateItem['askedFor']): boolean {
  if (a === null || b === null) return a === b
  return a.atLeast === b.atLeast && a.kinds.toSorted().join() === b.kinds.toSorted().join()
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1)
}
