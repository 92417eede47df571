/** A template while somebody writes it: what they change step by step, with what they took away kept until they save. */
import type { SignOffRole, TemplateDefinition, TemplateItem } from './template'

/** Something that can be moved and taken away; `key` stays the same while everything else of it changes. */
type Drafted<T> = T & { key: number }

export interface TemplateDraft extends Pick<TemplateDefinition, 'name' | 'purpose' | 'proposedFor'> {
  sections: Drafted<{ id: string; name: string }>[]
  /** Section by section. `isGone`: it will not be in the next version. */
  items: Drafted<TemplateItem & { isGone: boolean }>[]
  signOffs: Drafted<SignOffRole>[]
  nextKey: number
}

export type DraftItem = TemplateDraft['items'][number]

/** One step of writing. */
export type DraftStep =
  | { step: 'load'; definition: TemplateDefinition }
  | { step: 'head'; change: Partial<Pick<TemplateDefinition, 'name' | 'purpose' | 'proposedFor'>> }
  | { step: 'item'; key: number; change: Partial<TemplateItem> }
  | { step: 'add-item'; section: string }
  | { step: 'take-item'; item: TemplateItem; sectionName: string }
  | { step: 'move-item'; key: number; by: -1 | 1 }
  | { step: 'remove-item' | 'return-item'; key: number }
  | { step: 'add-section' }
  | { step: 'section'; key: number; name: string }
  | { step: 'move-section'; key: number; by: -1 | 1 }
  | { step: 'remove-section'; key: number }
  | { step: 'add-role' }
  | { step: 'role'; key: number; change: Partial<Omit<SignOffRole, 'id'>> }
  | { step: 'remove-role'; key: number }

/** The draft of a stored template. */
export function draftOf(definition: TemplateDefinition): TemplateDraft {
  let nextKey = 0
  const keyed = <T>(all: readonly T[]): Drafted<T>[] => all.map((each) => ({ ...each, key: nextKey++ }))
  const { name, purpose, proposedFor } = definition
  const items = keyed(definition.items.map((item) => ({ ...item, isGone: false })))
  return {
    name,
    purpose,
    proposedFor,
    items,
    sections: keyed(definition.sections),
    signOffs: keyed(definition.signOffs),
    nextKey,
  }
}

/** The template that the draft would become. Its items stand in the order of `keptItems`. */
export function definitionOf(draft: TemplateDraft): TemplateDefinition {
  const { name, purpose, proposedFor } = draft
  return {
    name,
    purpose,
    proposedFor,
    sections: draft.sections.map(({ id, name: sectionName }) => ({ id, name: sectionName })),
    items: keptItems(draft).map(({ key: _, isGone: __, ...item }) => item),
    signOffs: draft.signOffs.map(({ key: _, ...role }) => role),
  }
}

/** What is not taken away, section by section. */
export function keptItems(draft: TemplateDraft): DraftItem[] {
  return draft.sections.flatMap(({ id }) => draft.items.filter((item) => item.section === id && !item.isGone))
}

/** The draft after one more step; the same where the step changes nothing. */
export function draftAfter(draft: TemplateDraft, step: DraftStep): TemplateDraft {
  switch (step.step) {
    case 'load':
      return draftOf(step.definition)
    case 'head':
      return { ...draft, ...step.change }
    case 'add-section':
    case 'section':
    case 'move-section':
    case 'remove-section':
      return afterSection(draft, step)
    case 'add-role':
      return addRole(draft)
    case 'role':
      return { ...draft, signOffs: changed(draft.signOffs, step.key, step.change) }
    case 'remove-role':
      return { ...draft, signOffs: draft.signOffs.filter(({ key }) => key !== step.key) }
    default:
      return afterItem(draft, step)
  }
}

type SectionStep = Extract<DraftStep, { step: 'add-section' | 'section' | 'move-section' | 'remove-section' }>
type ItemStep = Extract<
  DraftStep,
  { step: 'item' | 'add-item' | 'take-item' | 'move-item' | 'remove-item' | 'return-item' }
>

function afterSection(draft: TemplateDraft, step: SectionStep): TemplateDraft {
  switch (step.step) {
    case 'add-section':
      return withSection(draft, freeLetter(draft), '')
    case 'section':
      return { ...draft, sections: changed(draft.sections, step.key, { name: step.name }) }
    case 'move-section':
      return { ...draft, sections: moved(draft.sections, step.key, step.by, () => true) }
    case 'remove-section': {
      const id = draft.sections.find(({ key }) => key === step.key)?.id
      if (draft.items.some((item) => item.section === id && !item.isGone)) return draft
      const items = draft.items.filter((item) => item.section !== id)
      return { ...draft, items, sections: draft.sections.filter(({ key }) => key !== step.key) }
    }
  }
}

function afterItem(draft: TemplateDraft, step: ItemStep): TemplateDraft {
  switch (step.step) {
    case 'item':
      return { ...draft, items: changed(draft.items, step.key, step.change) }
    case 'add-item':
      return withItem(draft, { ...BLANK, section: step.section, code: freeCode(draft, step.section) })
    case 'take-item': {
      const { item, sectionName } = step
      const has = draft.sections.some(({ id }) => id === item.section)
      return withItem(has ? draft : withSection(draft, item.section, sectionName), item)
    }
    case 'move-item': {
      const section = draft.items.find(({ key }) => key === step.key)?.section
      const beside = (item: DraftItem) => item.section === section && !item.isGone
      return { ...draft, items: moved(draft.items, step.key, step.by, beside) }
    }
    case 'remove-item':
      return { ...draft, items: changed(draft.items, step.key, { isGone: true }) }
    case 'return-item':
      return { ...draft, items: changed(draft.items, step.key, { isGone: false }) }
  }
}

const BLANK: Omit<TemplateItem, 'code' | 'section'> = {
  kind: 'person',
  text: '',
  why: '',
  whereToLook: '',
  askedFor: null,
  requiredFor: null,
  dueDays: null,
}

function withItem(draft: TemplateDraft, item: TemplateItem): TemplateDraft {
  const items = [...draft.items, { ...item, isGone: false, key: draft.nextKey }]
  return { ...draft, items, nextKey: draft.nextKey + 1 }
}

function withSection(draft: TemplateDraft, id: string, name: string): TemplateDraft {
  return { ...draft, sections: [...draft.sections, { id, name, key: draft.nextKey }], nextKey: draft.nextKey + 1 }
}

function addRole(draft: TemplateDraft): TemplateDraft {
  const id = firstFree(
    (count) => `role-${count}`,
    draft.signOffs.map((role) => role.id),
  )
  const role: SignOffRole = { id, name: '', who: 'responder', requiredFor: null }
  return { ...draft, signOffs: [...draft.signOffs, { ...role, key: draft.nextKey }], nextKey: draft.nextKey + 1 }
}

/** A to Z, then S27, S28 … */
function freeLetter({ sections }: TemplateDraft): string {
  return firstFree(
    (count) => (count <= 26 ? String.fromCharCode(64 + count) : `S${count}`),
    sections.map(({ id }) => id),
  )
}

/** The section's letter and the first number that no item has, those that were taken away included. */
function freeCode({ items }: TemplateDraft, section: string): string {
  return firstFree(
    (count) => `${section}${count}`,
    items.map(({ code }) => code),
  )
}

function firstFree(nameOf: (count: number) => string, taken: readonly string[]): string {
  let count = 1
  while (taken.includes(nameOf(count))) count += 1
  return nameOf(count)
}

function changed<T>(all: readonly Drafted<T>[], key: number, change: Partial<NoInfer<T>>): Drafted<T>[] {
  return all.map((each) => (each.key === key ? { ...each, ...change } : each))
}

/** Changes places with the next one in that direction that counts; stays where there is none. */
function moved<T>(all: Drafted<T>[], key: number, by: -1 | 1, counts: (each: Drafted<T>) => boolean): Drafted<T>[] {
  const from = all.findIndex((each) => each.key === key)
  let to = from + by
  while (to >= 0 && to < all.length && !counts(all[to] as Drafted<T>)) to += by
  const [one, other] = [all[from], all[to]]
  if (one === undefined || other === undefined) return all
  return all.map((each, index) => (index === from ? other : index === to ? one : each))
}
