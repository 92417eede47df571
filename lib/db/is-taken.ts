/** Tells a value that another row has already from every other failure. */

/** PostgreSQL's unique_violation. */
const UNIQUE_VIOLATION = '23505'

/** Whether a statement failed because another row has the same value where only one may. */
export function isTaken(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === UNIQUE_VIOLATION
}
