/** The parts of the document as blocks: each with who wrote it, and those that nobody wrote. */
import { FIELD_CHOICES, FIELD_GROUPS, type FieldSpec, GROUP_NAMES } from '@/lib/domain/postmortem/fields'
import type { FieldView } from '@/lib/postmortems/contract'
import { type Block, heading, line } from './blocks'
import { moment } from './times'

/** All parts in their order; one that the post-mortem does not have counts as empty. */
export function fieldBlocks(specs: readonly FieldSpec[], fields: readonly FieldView[]): Block[] {
  return FIELD_GROUPS.flatMap((group) => [
    heading(2, GROUP_NAMES[group]),
    ...specs
      .filter((spec) => spec.group === group)
      .flatMap((spec) => [
        heading(3, spec.name),
        ...content(
          spec,
          fields.find(({ key }) => key === spec.key),
        ),
      ]),
  ])
}

function content(spec: FieldSpec, field: FieldView | undefined): Block[] {
  if (field === undefined || field.body.trim() === '') return [line('Nothing written.', 'muted')]
  return [...body(spec, field), line(origin(field), 'muted')]
}

function body({ key, type }: FieldSpec, { body: text, html }: FieldView): Block[] {
  if (type === 'markdown') return [{ kind: 'written', written: { name: null, markdown: text, html } }]
  if (type === 'labels') return [{ kind: 'list', items: text.split('\n').map((label) => [{ text: label }]) }]
  const choices = (FIELD_CHOICES as Partial<Record<string, readonly { value: string; name: string }[]>>)[key]
  return [line(choices?.find(({ value }) => value === text)?.name ?? text)]
}

/** "Written by the machine from facts as of …", or whose words it is. */
function origin({ origin: from, factsAt, changedAt, changedBy }: FieldView): string {
  if (from === 'facts')
    return `Written by the machine from facts${factsAt === null ? '' : ` as of ${moment(factsAt)}`}; nobody changed it.`
  const by = changedBy === null ? 'Written by people' : `In the words of ${changedBy}`
  const base = factsAt === null ? '' : ` Begun from facts as of ${moment(factsAt)}.`
  return `${by}${changedAt === null ? '' : `, ${moment(changedAt)}`}.${base}`
}
