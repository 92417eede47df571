/** Why a form was refused, above its fields: only where none of them says it. */
import { FormNotice } from './form-notice'

interface FormRefusalProps {
  /** What became of the form. */
  state: { status: 'idle' | 'done' } | { status: 'refused'; message: string; fields: Readonly<Record<string, string>> }
  /** The names of the fields that show what is wrong with them. */
  speaking?: readonly string[]
}

export function FormRefusal({ state, speaking = [] }: FormRefusalProps) {
  if (state.status !== 'refused') return null
  const { message, fields } = state
  if (speaking.some((name) => fields[name] !== undefined)) return null
  return <FormNotice tone="refused">{message}</FormNotice>
}
