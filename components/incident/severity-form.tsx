/** How much it matters: the proposal with its rule, and a person's choice with a reason. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { SevChip } from '@/components/ui/sev-chip'
import { TextField } from '@/components/ui/text-field'
import { SEVS } from '@/lib/domain/incident'
import { setSeverityAction } from '@/lib/incidents/actions'
import { useIncident } from './incident-context'
import { PropertyFold } from './property-fold'

export function SeverityForm() {
  const { severity, severityReason, severityRule, proposedSeverity } = useIncident().incident
  const options = [
    { value: '', label: `As proposed: ${proposedSeverity}` },
    ...SEVS.map((level) => ({ value: level, label: level })),
  ]
  return (
    <PropertyFold
      name="Severity"
      value={<SevChip level={severity} title={severityReason ?? severityRule} className="-mx-0.5 h-4.5" />}
      action={setSeverityAction}
      submit="Set the severity"
      shortcut="v"
      shortcutLabel="Change the severity"
      speaking={['severity', 'reason']}
    >
      {(typed, problems) => (
        <>
          <p className="text-xs text-pretty text-ink-muted">
            Proposed: {severityRule}
            {severityReason === null ? '' : ` Set to ${severity} by hand: ${severityReason}`}
          </p>
          <SelectField
            label="Severity"
            name="severity"
            options={options}
            defaultValue={typed.severity ?? (severityReason === null ? '' : severity)}
            problem={problems.severity}
          />
          <TextField
            label="Reason"
            name="reason"
            hint="Why it differs from the proposal; everybody sees it."
            maxLength={500}
            autoComplete="off"
            defaultValue={typed.reason ?? severityReason ?? ''}
            problem={problems.reason}
          />
        </>
      )}
    </PropertyFold>
  )
}
