/** Bundles bench/aws-health.ts and AWS's stand-in, and lets the one read the other, each in a process of its own. */
import { fork } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { WORKER_FLAGS } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { runNode } from '../scripts/launcher/run-program.mjs'
import { nodeBundle } from '../scripts/launcher/worker-bundle.mjs'
import { createDatabase } from './database.mjs'

/**
 * @param {string} server
 * @param {number} accounts
 * @param {number} events
 * @param {number} entitiesPerEvent
 */
export async function benchAwsHealth(server, accounts, events, entitiesPerEvent) {
  const [organization, worker] = await Promise.all([bundle('aws-organization'), bundle('aws-health')])
  const DATABASE_URL = await createDatabase(server, 'bench_aws')
  const COPY_URL = await createDatabase(server, 'bench_aws_copy')
  const aws = fork(organization, [accounts, events, entitiesPerEvent].map(String))
  try {
    const { env, size } = await firstMessage(aws)
    const result = inRoot('.next/bench-aws-health.json')
    const { code, output } = await runNode([...WORKER_FLAGS, worker, COPY_URL, result], {
      env: { ...env, DATABASE_URL },
    })
    if (code !== 0) throw new Error(`The bench of AWS Health failed: ${output}`)
    const figures = JSON.parse(readFileSync(result, 'utf8'))
    rmSync(result)
    return { bench: 'aws-health', accounts, ...size, ...figures }
  } finally {
    aws.kill()
  }
}

/** @param {string} name */
async function bundle(name) {
  const outfile = inRoot(`.next/bench-${name}.mjs`)
  await build({ ...nodeBundle(`bench/${name}.ts`, outfile), logLevel: 'error' })
  return outfile
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ env: Record<string, string>, size: Record<string, number> }>}
 */
function firstMessage(child) {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(/** @type {any} */ (message)))
    child.once('exit', () => reject(new Error('The stand-in for AWS ended before it answered.')))
  })
}
