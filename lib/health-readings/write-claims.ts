/** Keeps two readers from reading the same event at once: a poll and a re-reading, or two workers. */
import 'server-only'
import type pg from 'pg'
import { createClient } from '@/lib/db/pool'
import { createLog } from '@/lib/log'

/** Events that this process is reading through a connection; PostgreSQL frees them when the process dies. */
export class Claims {
  #client: pg.Client | null = null
  readonly #connectionId: string
  readonly #held = new Set<string>()

  constructor(connectionId: string) {
    this.#connectionId = connectionId
  }

  /** Claims those of the events that nobody is reading, here or elsewhere, and returns them. */
  async take(wanted: readonly string[]): Promise<string[]> {
    const arns = wanted.filter((arn) => !this.#held.has(arn))
    if (arns.length === 0) return []
    this.#client ??= await connect()
    const { rows } = await this.#client.query<{ arn: string }>(
      'SELECT arn FROM unnest($2::text[]) AS given(arn) WHERE pg_try_advisory_lock(hashtextextended($1 || arn, 0))',
      [this.#prefix, arns],
    )
    for (const { arn } of rows) this.#held.add(arn)
    return rows.map(({ arn }) => arn)
  }

  /** Gives claimed events free. */
  async release(arns: readonly string[]): Promise<void> {
    if (arns.length === 0) return
    await this.#client?.query(
      'SELECT pg_advisory_unlock(hashtextextended($1 || arn, 0)) FROM unnest($2::text[]) AS given(arn)',
      [this.#prefix, arns],
    )
    for (const arn of arns) this.#held.delete(arn)
  }

  /** Gives everything free. */
  async end(): Promise<void> {
    await this.#client?.end()
    this.#client = null
    this.#held.clear()
  }

  get #prefix(): string {
    return `faultline.reading ${this.#connectionId} `
  }
}

async function connect(): Promise<pg.Client> {
  const client = createClient()
  client.on('error', (error) => createLog('worker').warn({ err: error }, 'claims on events were lost'))
  await client.connect()
  return client
}
