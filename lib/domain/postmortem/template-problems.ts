/** Says what is wrong with a template that somebody is writing, field by field. */
import type { SignOffRole, TemplateDefinition, TemplateItem } from './template'

/** What a template may hold at most. */
export const TEMPLATE_LIMITS = {
  name: 80,
  purpose: 300,
  sections: 26,
  sectionName: 80,
  items: 300,
  code: 20,
  text: 300,
  why: 500,
  whereToLook: 1_000,
  dueDays: 365,
  signOffs: 8,
  roleName: 60,
} as const

/** The way to a field ("name", "items.3.text", "signOffs.0.name") → what is wrong with it, and what to do. */
export type TemplateProblems = Record<string, string>

const CODE = /^[A-Za-z0-9-]+$/

/** Everything that is wrong; nothing where the template may be saved. Texts count as `cleanTemplate` leaves them. */
export function templateProblems(definition: TemplateDefinition): TemplateProblems {
  return Object.fromEntries(
    [
      ...headProblems(definition),
      ...sectionProblems(definition),
      ...itemProblems(definition),
      ...roleProblems(definition),
    ].flatMap(([path, problem]) => (problem === null ? [] : [[path, problem]])),
  )
}

type Problem = [path: string, problem: string | null]

function headProblems({ name, purpose }: TemplateDefinition): Problem[] {
  return [
    ['name', filled(name, TEMPLATE_LIMITS.name)],
    ['purpose', short(purpose, TEMPLATE_LIMITS.purpose)],
  ]
}

function sectionProblems({ sections }: TemplateDefinition): Problem[] {
  const ids = sections.map(({ id }) => id)
  return [
    [
      'sections',
      sections.length === 0
        ? 'A checklist needs a section.'
        : few(sections.length, TEMPLATE_LIMITS.sections, 'sections'),
    ],
    ...sections.flatMap(({ id, name }, index): Problem[] => [
      [`sections.${index}.id`, coded(id) ?? unique(ids, index, 'section')],
      [`sections.${index}.name`, filled(name, TEMPLATE_LIMITS.sectionName)],
    ]),
  ]
}

function itemProblems({ items, sections }: TemplateDefinition): Problem[] {
  const codes = items.map(({ code }) => code.toLowerCase())
  return [
    ['items', items.length === 0 ? 'A checklist needs an item.' : few(items.length, TEMPLATE_LIMITS.items, 'items')],
    ...items.flatMap((item, index): Problem[] => [
      [`items.${index}.code`, coded(item.code) ?? unique(codes, index, 'item')],
      [`items.${index}.section`, sections.some(({ id }) => id === item.section) ? null : 'Choose one of the sections.'],
      ...wordProblems(item, index),
    ]),
  ]
}

function wordProblems({ text, why, whereToLook, dueDays }: TemplateItem, index: number): Problem[] {
  const isDays = dueDays === null || (Number.isInteger(dueDays) && dueDays >= 0 && dueDays <= TEMPLATE_LIMITS.dueDays)
  return [
    [`items.${index}.text`, filled(text, TEMPLATE_LIMITS.text)],
    [`items.${index}.why`, short(why, TEMPLATE_LIMITS.why)],
    [`items.${index}.whereToLook`, short(whereToLook, TEMPLATE_LIMITS.whereToLook)],
    [`items.${index}.dueDays`, isDays ? null : `Give whole days from 0 to ${TEMPLATE_LIMITS.dueDays}, or none.`],
  ]
}

function roleProblems({ signOffs }: TemplateDefinition): Problem[] {
  const ids = signOffs.map(({ id }) => id)
  const names = signOffs.map(({ name }) => name.toLowerCase())
  return [
    [
      'signOffs',
      signOffs.length === 0
        ? 'Somebody has to sign: add a role.'
        : few(signOffs.length, TEMPLATE_LIMITS.signOffs, 'roles'),
    ],
    ...signOffs.flatMap(({ id, name }: SignOffRole, index): Problem[] => [
      [`signOffs.${index}.id`, coded(id) ?? unique(ids, index, 'role')],
      [`signOffs.${index}.name`, filled(name, TEMPLATE_LIMITS.roleName) ?? unique(names, index, 'role')],
    ]),
  ]
}

function filled(text: string, most: number): string | null {
  return text === '' ? 'This must not be empty.' : short(text, most)
}

function short(text: string, most: number): string | null {
  return text.length <= most ? null : `Use at most ${most} characters; these are ${text.length}.`
}

function coded(code: string): string | null {
  if (code === '') return 'Give it a short code: letters, digits, dashes.'
  if (!CODE.test(code)) return 'Use letters, digits and dashes only.'
  return short(code, TEMPLATE_LIMITS.code)
}

function unique(all: readonly string[], index: number, what: string): string | null {
  const value = all[index] ?? ''
  return all.indexOf(value) === index ? null : `Another ${what} has this already: choose another.`
}

function few(count: number, most: number, what: string): string | null {
  return count <= most ? null : `There can be ${most} ${what}, and these are ${count}: take some away.`
}
