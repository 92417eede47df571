/** Tells a row that the database refuses from a database that cannot be reached. */

/** PostgreSQL's classes 22 (data exception) and 23 (integrity violation), and 54 (limit exceeded): the row is at fault. */
export function isRefusal(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && /^(22|23|54)/.test(String(error.code))
}
