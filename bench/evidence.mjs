/** Bundles bench/evidence.ts and AWS's stand-in, and lets the one collect from the other, each in a process of its own. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { build } from 'esbuild'
import { WORKER_FLAGS } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { runNode } from '../scripts/launcher/run-program.mjs'
import { nodeBundle } from '../scripts/launcher/worker-bundle.mjs'
import { createDatabase } from './database.mjs'

/**
 * A round over so many accounts beside the least time in which their roles can be taken, and the least calls.
 * @param {string} server
 * @param {number} accounts
 */
export async function benchEvidence(server, accounts) {
  await Promise.all([bundle('evidence-organization'), bundle('evidence')])
  const { perSecond, burst, calls, refused, leastCalls, seconds, ...figures } = await collect(server, accounts)
  // The account that the connection stands in takes no role.
  const floorSeconds = Number((Math.max(0, accounts - 1 - burst) / perSecond).toFixed(1))
  return {
    ...{ bench: 'evidence', accounts, seconds, floorSeconds, ratioToFloor: ratio(seconds, floorSeconds) },
    ...{ calls, refused, leastCalls, ratioToLeastCalls: ratio(calls, leastCalls) },
    ...figures,
  }
}

/**
 * @param {string} server
 * @param {number} accounts
 */
async function collect(server, accounts) {
  const DATABASE_URL = await createDatabase(server, 'bench_evidence')
  const aws = fork(inRoot('.next/bench-evidence-organization.mjs'), [String(accounts)])
  try {
    const { env, size } = await nextMessage(aws)
    const result = inRoot('.next/bench-evidence.json')
    const { code, output } = await runNode([...WORKER_FLAGS, inRoot('.next/bench-evidence.mjs'), result], {
      env: { ...env, DATABASE_URL },
    })
    if (code !== 0) throw new Error(`The bench of evidence failed: ${output}`)
    const figures = JSON.parse(readFileSync(result, 'utf8'))
    rmSync(result)
    aws.send('what were you asked?')
    return { ...size, ...figures, ...(await nextMessage(aws)) }
  } finally {
    aws.kill()
  }
}

/** @param {string} name */
async function bundle(name) {
  await build({ ...nodeBundle(`bench/${name}.ts`, inRoot(`.next/bench-${name}.mjs`)), logLevel: 'error' })
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<Record<string, any>>}
 */
async function nextMessage(child) {
  const [message] = await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The stand-in for AWS ended before it answered.'))),
  ])
  return message
}

/**
 * @param {number} value
 * @param {number} of
 */
function ratio(value, of) {
  return of === 0 ? null : Number((value / of).toFixed(2))
}
