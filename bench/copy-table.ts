/** Copies the rows of a table from one database to another by COPY, and measures the writing: the floor of every bench. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'

/** What a copy came to, in seconds. */
export interface Copied {
  rows: number
  seconds: number
}

/** Copies several tables, in their order. */
export async function copyTables(source: pg.Pool, target: pg.Pool, tables: readonly string[]): Promise<Copied> {
  const whole: Copied = { rows: 0, seconds: 0 }
  for (const table of tables) {
    const { rows, seconds } = await copyTable(source, target, table)
    whole.rows += rows
    whole.seconds += seconds
  }
  return whole
}

async function copyTable(source: pg.Pool, target: pg.Pool, table: string): Promise<Copied> {
  const [reader, writer] = [await source.connect(), await target.connect()]
  const chunks: Buffer[] = []
  for await (const chunk of reader.query(copyTo(`COPY ${table} TO STDOUT`))) chunks.push(chunk as Buffer)
  const begun = performance.now()
  const stream = writer.query(copyFrom(`COPY ${table} FROM STDIN`))
  await pipeline(Readable.from(chunks), stream)
  const seconds = (performance.now() - begun) / 1_000
  reader.release()
  writer.release()
  return { rows: stream.rowCount ?? 0, seconds }
}
