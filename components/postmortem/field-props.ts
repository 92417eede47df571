/** What the pieces of one part of the document are told. */
import type { FieldKey, FieldSpec } from '@/lib/domain/postmortem/fields'
import type { Autosave, AutosaveView } from '@/lib/postmortems/autosave'
import type { FieldView } from '@/lib/postmortems/contract'

export interface FieldProps {
  spec: FieldSpec & { key: FieldKey }
  field: FieldView
}

/** A part that may be written: what is typed there, too. */
export interface WrittenFieldProps extends FieldProps {
  view: AutosaveView
  autosave: Autosave
}
