/** AWS account ids as pasted text. */
import { TextAreaField } from '@/components/ui/text-area-field'

interface AccountsFieldProps {
  value: string
  problem?: string | undefined
}

const MOST_ROWS = 12

export function AccountsField({ value, problem }: AccountsFieldProps) {
  return (
    <TextAreaField
      label="AWS account ids"
      name="accounts"
      hint="12 digits each, separated by spaces, commas or lines. Paste a list."
      rows={Math.min(MOST_ROWS, Math.max(3, value.split('\n').length))}
      spellCheck={false}
      autoComplete="off"
      defaultValue={value}
      problem={problem}
    />
  )
}
