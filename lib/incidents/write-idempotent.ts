/** Lets a program send a change again without doing it twice: the answer is kept under its Idempotency-Key for 24 hours. */
import 'server-only'
import type pg from 'pg'
import type { Queryable } from '@/lib/db/pool'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { digest } from '@/lib/domain/digest'
import type { Doer } from './doer'

/** How long answers are kept. */
const KEPT = "interval '24 hours'"

/** A request that may be sent again, and by whom. */
export interface Repeatable {
  /** What the asker calls it; null: it is done as often as it is sent. */
  key: string | null
  method: string
  path: string
  /** As it was sent. */
  body: string
}

/** What became of it: its answer, or that the key belongs to another request. */
export type Outcome<A> = { answer: A } | 'another-request'

interface StoredAnswer<A> {
  digest: string
  /** Null between the change and its first answer. */
  body: { of: string; answer: A | null }
}

/**
 * Runs `work` in one transaction with the note that its key was used, so that there is one effect however often and at
 * whatever moment the request comes; what it throws undoes both. `answer` is asked after the commit, with the id that
 * `work` returned, and its answer is kept for whoever sends the request again.
 */
export async function doOnce<A extends object>(
  doer: Doer,
  request: Repeatable,
  work: (client: pg.PoolClient) => Promise<string>,
  answer: (id: string) => Promise<A>,
): Promise<Outcome<A>> {
  const { key } = request
  if (key === null) return { answer: await answer(await inTransaction(work)) }
  const asker = `${doer.actor.kind} ${doer.actor.id}`
  const fingerprint = digest([request.method, request.path, request.body].join('\n'))
  const found = await inTransaction(async (client) => {
    if (await takeKey(client, asker, key, fingerprint)) await keepId(client, asker, key, await work(client))
    return getStored<A>(client, asker, key)
  })
  if (found.digest !== fingerprint) return 'another-request'
  if (found.body.answer !== null) return { answer: found.body.answer }
  return { answer: await keepAnswer(asker, key, { of: found.body.of, answer: await answer(found.body.of) }) }
}

/** Whether the key is free, and taken now. Waits for a request that has it and is not done yet. */
async function takeKey(client: Queryable, asker: string, key: string, fingerprint: string): Promise<boolean> {
  await client.query(`DELETE FROM idempotent_answer WHERE asker = $1 AND key = $2 AND at < now() - ${KEPT}`, [
    asker,
    key,
  ])
  const { rowCount } = await client.query(
    `INSERT INTO idempotent_answer (asker, key, digest, status, body) VALUES ($1, $2, $3, 200, '{}')
     ON CONFLICT DO NOTHING`,
    [asker, key, fingerprint],
  )
  return rowCount === 1
}

async function keepId(client: Queryable, asker: string, key: string, of: string): Promise<void> {
  await client.query('UPDATE idempotent_answer SET body = $3 WHERE asker = $1 AND key = $2', [
    asker,
    key,
    JSON.stringify({ of, answer: null }),
  ])
}

async function getStored<A>(client: Queryable, asker: string, key: string): Promise<StoredAnswer<A>> {
  const { rows } = await client.query<StoredAnswer<A>>(
    'SELECT digest::text, body FROM idempotent_answer WHERE asker = $1 AND key = $2',
    [asker, key],
  )
  const [stored] = rows
  if (stored === undefined) throw new Error('An answer that was kept is gone.')
  return stored
}

/** Keeps an answer unless another one was first; returns the one that is kept. */
async function keepAnswer<A>(asker: string, key: string, body: StoredAnswer<A>['body'] & { answer: A }): Promise<A> {
  await pool().query(
    `UPDATE idempotent_answer SET body = $3 WHERE asker = $1 AND key = $2 AND body->'answer' = 'null'`,
    [asker, key, JSON.stringify(body)],
  )
  return (await getStored<A>(pool(), asker, key)).body.answer ?? body.answer
}

/** Forgets answers of more than 24 hours ago. */
export async function forgetAnswers(): Promise<void> {
  await pool().query(`DELETE FROM idempotent_answer WHERE at < now() - ${KEPT}`)
}
