/** Bundles bench/correlation.ts, which runs the product's own grouping, and runs it on a record without incidents. */
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { WORKER_FLAGS } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { runNode } from '../scripts/launcher/run-program.mjs'
import { nodeBundle } from '../scripts/launcher/worker-bundle.mjs'
import { createDatabase, fillUngrouped } from './database.mjs'

/**
 * @param {string} server
 * @param {number} events
 */
export async function benchCorrelation(server, events) {
  const outfile = inRoot('.next/bench-correlation.mjs')
  await build({ ...nodeBundle('bench/correlation.ts', outfile), logLevel: 'error' })
  const DATABASE_URL = await createDatabase(server, 'bench_correlation')
  const EMPTY_URL = await createDatabase(server, 'bench_correlation_copy')
  await fillUngrouped(DATABASE_URL, events)
  const result = inRoot('.next/bench-correlation.json')
  const { code, output } = await runNode([...WORKER_FLAGS, outfile, EMPTY_URL, String(events), result], {
    env: { DATABASE_URL },
  })
  if (code !== 0) throw new Error(`The bench of correlation failed: ${output}`)
  const figures = JSON.parse(readFileSync(result, 'utf8'))
  rmSync(result)
  return figures
}
