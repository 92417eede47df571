/** For which incidents something holds: for none or all of them, or for some kinds from a severity on. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { INCIDENT_KINDS, type IncidentKind, SEVS, type Sev } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import type { IncidentRule } from '@/lib/domain/postmortem/template'

interface RuleFieldProps {
  label: string
  rule: IncidentRule | null
  /** What it means that there is no rule. */
  none: string
  /** What it means that the rule names nothing; left out where that is the same as no rule. */
  all?: string
  onChange: (rule: IncidentRule | null) => void
}

const FIRST: IncidentRule = { kinds: [], atLeast: 'SEV2' }

export function RuleField({ label, rule, none, all, onChange }: RuleFieldProps) {
  const isAll = rule !== null && rule.kinds.length === 0 && rule.atLeast === null
  const mode = rule === null || (isAll && all === undefined) ? 'none' : isAll ? 'all' : 'some'
  const options = [
    { value: 'none', label: none },
    ...(all === undefined ? [] : [{ value: 'all', label: all }]),
    { value: 'some', label: 'In some incidents…' },
  ]
  const choose = (value: string) =>
    onChange(value === 'none' ? null : value === 'all' ? { kinds: [], atLeast: null } : FIRST)
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <SelectField
        label={label}
        name="rule"
        options={options}
        value={mode}
        onChange={(event) => choose(event.target.value)}
      />
      {mode === 'some' && rule !== null ? <SomeIncidents label={label} rule={rule} onChange={onChange} /> : null}
    </div>
  )
}

interface SomeIncidentsProps {
  label: string
  rule: IncidentRule
  onChange: (rule: IncidentRule) => void
}

function SomeIncidents({ label, rule, onChange }: SomeIncidentsProps) {
  const toggle = (kind: IncidentKind) =>
    onChange({
      ...rule,
      kinds: INCIDENT_KINDS.filter((each) => (each === kind) !== rule.kinds.includes(each)),
    })
  return (
    <fieldset className="flex min-w-0 flex-col gap-1 border-l-2 border-line pl-3">
      <legend className="sr-only">{label}: in which incidents</legend>
      <SelectField
        label="Severity"
        name="atLeast"
        options={[
          { value: '', label: 'Any' },
          ...SEVS.slice(0, 3).map((sev) => ({ value: sev, label: sev === 'SEV1' ? sev : `${sev} or worse` })),
        ]}
        value={rule.atLeast === 'SEV4' ? '' : (rule.atLeast ?? '')}
        onChange={({ target }) => onChange({ ...rule, atLeast: target.value === '' ? null : (target.value as Sev) })}
      />
      <div className="flex flex-wrap gap-x-4">
        {INCIDENT_KINDS.map((kind) => (
          <label key={kind} className="flex min-h-8 items-center gap-2 text-sm pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={rule.kinds.includes(kind)}
              onChange={() => toggle(kind)}
              className="size-4 shrink-0 accent-accent"
            />
            {kindWord(kind)}
          </label>
        ))}
      </div>
      {rule.kinds.length === 0 ? <p className="text-xs text-ink-muted">No kind ticked: any kind.</p> : null}
    </fieldset>
  )
}
