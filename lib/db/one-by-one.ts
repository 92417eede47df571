/** Lets reads that ask for several things at once run on one connection, inside its transaction. */
import 'server-only'
import type pg from 'pg'
import type { Queryable } from './pool'

/** The client as something that takes statements at once and runs them one after the other, in the order they came. */
export function oneByOne(client: pg.ClientBase): Queryable {
  let last: Promise<unknown> = Promise.resolve()
  const query = (statement: string, values?: unknown[]) => {
    const result = last.then(() => client.query(statement, values))
    last = result.catch(() => undefined)
    return result
  }
  return { query: query as Queryable['query'] }
}
