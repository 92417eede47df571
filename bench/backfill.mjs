/** Bundles bench/backfill.ts, which runs the product's own writing code, and runs it. */
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { WORKER_FLAGS } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { runNode } from '../scripts/launcher/run-program.mjs'
import { workerBundle } from '../scripts/launcher/worker-bundle.mjs'
import { createDatabase } from './database.mjs'

/**
 * @param {string} server
 * @param {number} events
 */
export async function benchBackfill(server, events) {
  const outfile = inRoot('.next/bench-backfill.mjs')
  await build({
    ...workerBundle(outfile),
    entryPoints: [inRoot('bench/backfill.ts')],
    sourcemap: false,
    logLevel: 'error',
  })
  const DATABASE_URL = await createDatabase(server, 'bench_backfill')
  const COPY_URL = await createDatabase(server, 'bench_copy')
  const result = inRoot('.next/bench-backfill.json')
  const { code, output } = await runNode([...WORKER_FLAGS, outfile, COPY_URL, String(events), result], {
    env: { DATABASE_URL },
  })
  if (code !== 0) throw new Error(`The backfill bench failed: ${output}`)
  const figures = JSON.parse(readFileSync(result, 'utf8'))
  rmSync(result)
  return figures
}
