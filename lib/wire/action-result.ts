/** What a form's action answers: shapes that server and browser share. */

/** How an action went; the form shows it, and fills in again what was typed. */
export type ActionState<R = unknown> =
  | { status: 'idle' }
  | { status: 'done'; value: R; message?: string }
  | { status: 'refused'; message: string; fields: Record<string, string>; typed: Record<string, string> }

export const IDLE: ActionState<never> = { status: 'idle' }
