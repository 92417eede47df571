/** The fields of a saved summary, for a new one and a stored one. */
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import { REPORT_UNITS } from '@/lib/domain/impact/report-schedule'
import { LONGEST_REPORT_NAME, MOST_RECIPIENTS } from '@/lib/impact-reports/contract'
import type { FieldsOfForm } from '@/lib/wire/action-result'
import { hourWords, UNIT_WORDS } from './report-words'

const UNITS = REPORT_UNITS.map((unit) => ({ value: unit, label: UNIT_WORDS[unit] }))
const HOURS = [
  { value: '', label: 'Not by itself' },
  ...Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: hourWords(hour) })),
]
const PLAIN = { autoComplete: 'off', autoCapitalize: 'none', autoCorrect: 'off', spellCheck: false } as const

export function ReportFields({ values, problems }: FieldsOfForm) {
  return (
    <div className="grid items-start gap-3 sm:grid-cols-2">
      <TextField
        label="Name"
        name="name"
        hint="It is the subject of the e-mail."
        required
        maxLength={LONGEST_REPORT_NAME}
        autoComplete="off"
        placeholder="Identity, monthly"
        defaultValue={values.name}
        problem={problems.name}
      />
      <SelectField
        label="Period"
        name="unit"
        hint="The last whole one: what is not over yet is never sent."
        options={UNITS}
        defaultValue={values.unit ?? 'month'}
        problem={problems.unit}
      />
      <SelectField
        label="Sent at"
        name="hour"
        hint="On the first day after the period."
        options={HOURS}
        defaultValue={values.hour ?? '8'}
        problem={problems.hour}
      />
      <TextField
        label="Time zone"
        name="zone"
        hint="Of its days and its hour, such as Europe/Berlin."
        required
        {...PLAIN}
        defaultValue={values.zone}
        problem={problems.zone}
      />
      <TextAreaField
        // React resets a form after its action, and a text of several lines to what it began with: another text, another field.
        key={values.recipients}
        className="sm:col-span-2"
        label="Recipients"
        name="recipients"
        hint={`E-mail addresses, one a line, at most ${MOST_RECIPIENTS}. Each gets a message of their own and does not see the others. They need no account here.`}
        rows={4}
        {...PLAIN}
        defaultValue={values.recipients}
        problem={problems.recipients}
      />
    </div>
  )
}
