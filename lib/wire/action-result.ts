/** What a form's action answers: shapes that server and browser share. */

/** How an action went; the form shows it, and fills in again what was typed. */
export type ActionState<R = unknown> =
  | { status: 'idle' }
  | { status: 'done'; value: R; message?: string }
  | { status: 'refused'; message: string; fields: Record<string, string>; typed: Record<string, string> }

export const IDLE: ActionState<never> = { status: 'idle' }

/** By name of field. */
export type Texts = Readonly<Record<string, string | undefined>>

/** What the fields of a form begin with, and what is wrong with them. */
export interface FieldsOfForm {
  values: Texts
  problems: Texts
}

/**
 * What was typed and refused, else what the form begins with.
 * @param boxes names of fields that are ticked: one that is not sends nothing
 */
export function fieldsOfForm(first: Texts, state: ActionState, boxes: readonly string[] = []): FieldsOfForm {
  if (state.status !== 'refused') return { values: first, problems: {} }
  const unticked = Object.fromEntries(boxes.map((name) => [name, '']))
  return { values: { ...first, ...unticked, ...state.typed }, problems: state.fields }
}
