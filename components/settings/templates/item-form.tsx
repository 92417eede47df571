/** All that a template says of one item, to be changed. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { TemplateItem } from '@/lib/domain/postmortem/template'
import type { DraftItem } from '@/lib/domain/postmortem/template-draft'
import { TEMPLATE_LIMITS } from '@/lib/domain/postmortem/template-problems'
import type { ItemKind } from '@/lib/domain/postmortem/words'
import { KIND_WORDS } from './kind-words'
import { RuleField } from './rule-field'

interface ItemFormProps {
  item: DraftItem
  sections: readonly { id: string; name: string }[]
  /** Field → what is wrong with it. */
  problems: Readonly<Record<string, string>>
  onChange: (change: Partial<TemplateItem>) => void
}

export function ItemForm({ item, sections, problems, onChange }: ItemFormProps) {
  return (
    <div className="flex flex-col gap-3 border-t border-line bg-sunken/50 px-3 py-3">
      <TextAreaField
        label="What to do"
        name="text"
        rows={2}
        hint="One action, in a short sentence."
        value={item.text}
        onChange={({ target }) => onChange({ text: target.value })}
        problem={problems.text}
      />
      <TextAreaField
        label="Why it matters"
        name="why"
        rows={2}
        value={item.why}
        onChange={({ target }) => onChange({ why: target.value })}
        problem={problems.why}
      />
      <TextAreaField
        label="Where to look"
        name="whereToLook"
        rows={2}
        hint="A page of Faultline, a place in the AWS console, an API call, a runbook."
        value={item.whereToLook}
        onChange={({ target }) => onChange({ whereToLook: target.value })}
        problem={problems.whereToLook}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <RuleField
          label="Asked for"
          rule={item.askedFor}
          none="In all incidents"
          onChange={(askedFor) => onChange({ askedFor })}
        />
        <RuleField
          label="Required"
          rule={item.requiredFor}
          none="Never: it is optional"
          all="In all incidents"
          onChange={(requiredFor) => onChange({ requiredFor })}
        />
      </div>
      <Placement item={item} sections={sections} problems={problems} onChange={onChange} />
    </div>
  )
}

function Placement({ item, sections, problems, onChange }: ItemFormProps) {
  return (
    <div className="grid grid-cols-2 gap-3 sm:grid-cols-4">
      <TextField
        label="Code"
        name="itemCode"
        maxLength={TEMPLATE_LIMITS.code}
        autoComplete="off"
        spellCheck={false}
        value={item.code}
        onChange={({ target }) => onChange({ code: target.value.trim() })}
        problem={problems.code}
      />
      <TextField
        label="Due after, days"
        name="dueDays"
        type="number"
        min={0}
        max={TEMPLATE_LIMITS.dueDays}
        step={1}
        placeholder="none"
        value={item.dueDays ?? ''}
        onChange={({ target }) => onChange({ dueDays: target.value === '' ? null : Number(target.value) })}
        problem={problems.dueDays}
      />
      <SelectField
        label="Section"
        name="section"
        options={sections.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))}
        value={item.section}
        onChange={({ target }) => onChange({ section: target.value })}
        problem={problems.section}
      />
      <SelectField
        label="Who finds out"
        name="kind"
        options={Object.entries(KIND_WORDS).map(([value, label]) => ({ value, label }))}
        value={item.kind}
        onChange={({ target }) => onChange({ kind: target.value as ItemKind })}
      />
    </div>
  )
}
