/** Where the incident stands, and the step to what may follow. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { nextStatuses } from '@/lib/domain/incident'
import { statusWord } from '@/lib/domain/incident-words'
import { changeStatusAction } from '@/lib/incidents/actions'
import { useIncident } from './incident-context'
import { MomentField } from './moment-field'
import { PropertyFold } from './property-fold'
import { StatusMark } from './status-mark'

export function StatusForm() {
  const { incident } = useIncident()
  const options = nextStatuses(incident.status).map((status) => ({ value: status, label: statusWord(status) }))
  return (
    <PropertyFold
      name="Status"
      value={<StatusMark incident={incident} />}
      action={changeStatusAction}
      submit="Set the status"
      shortcut="s"
      shortcutLabel="Change the status"
      speaking={['status', 'occurredAt', 'note']}
    >
      {(typed, problems) => (
        <>
          <SelectField
            label="New status"
            name="status"
            options={options}
            defaultValue={typed.status}
            problem={problems.status}
          />
          <MomentField
            label="Since when"
            name="occurredAt"
            hint="Blank: now."
            typed={typed.occurredAt}
            problem={problems.occurredAt}
          />
          <TextAreaField
            label="Note"
            name="note"
            hint="Goes into the stream; may stay blank."
            rows={2}
            defaultValue={typed.note}
            problem={problems.note}
          />
        </>
      )}
    </PropertyFold>
  )
}
