/** Runs a program to its end, keeps what it wrote, and lets nothing outlive the launcher. */
import { spawn } from 'node:child_process'
import { setTimeout as sleep } from 'node:timers/promises'
import { childNodeArgs, childNodeEnv } from './child-node.mjs'

/** Enough for any error; a build that writes megabytes must not fill the memory. */
const OUTPUT_LIMIT = 200_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/**
 * @typedef {object} RunOptions
 * @property {string} [cwd]
 * @property {Record<string, string | undefined>} [env] added to ours; undefined takes a variable away
 * @property {boolean} [show] lets the program write to the terminal instead
 * @property {boolean} [interactive] lets it read from the terminal too
 * @property {number} [uid]
 * @property {number} [gid]
 * @property {number} [timeoutMs]
 */

/**
 * @param {string} command
 * @param {string[]} args
 * @param {RunOptions & { ipc?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function runProgram(command, args, { ipc = false, show = false, env = {}, timeoutMs, ...options } = {}) {
  const { interactive = false, ...spawnOptions } = options
  const output = show || interactive ? 'inherit' : 'pipe'
  const child = spawn(command, args, {
    ...spawnOptions,
    env: { ...process.env, ...env },
    stdio: [interactive ? 'inherit' : 'ignore', output, output, ...(ipc ? /** @type {const} */ (['ipc']) : [])],
    // A group of its own: Ctrl-C reaches us alone, and we end the program with all that it started.
    // The terminal would stop such a group as soon as it reads.
    detached: !interactive,
  })
  running.add(child)
  const timer = timeoutMs ? setTimeout(() => killGroup(child, 'SIGKILL'), timeoutMs) : undefined
  let text = ''
  const keep = (/** @type {Buffer} */ chunk) => {
    text = (text + chunk).slice(-OUTPUT_LIMIT)
  }
  child.stdout?.on('data', keep)
  child.stderr?.on('data', keep)
  return new Promise((resolve) => {
    const finish = (/** @type {number} */ code, /** @type {string} */ message) => {
      clearTimeout(timer)
      running.delete(child)
      resolve({ code, output: text + message })
    }
    child.on('error', (error) => finish(127, error.message))
    child.on('close', (code) => finish(code ?? 1, ''))
  })
}

/**
 * @param {string[]} args the script and its arguments
 * @param {RunOptions} [options]
 */
export function runNode(args, options = {}) {
  const env = { ...options.env, ...childNodeEnv(0) }
  return runProgram(process.execPath, childNodeArgs(args), { ...options, env, ipc: true })
}

/**
 * Ends what still runs.
 * @param {number} graceMs
 */
export async function endPrograms(graceMs) {
  const ends = [...running].map((child) => new Promise((resolve) => child.once('close', resolve)))
  signalPrograms('SIGTERM')
  await Promise.race([Promise.all(ends), sleep(graceMs, undefined, { ref: false })])
  signalPrograms('SIGKILL')
}

/** @param {NodeJS.Signals} signal */
export function signalPrograms(signal) {
  for (const child of running) killGroup(child, signal)
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
export function killGroup(child, signal) {
  if (child.pid === undefined) return
  try {
    process.kill(-child.pid, signal)
  } catch {
    // Not a leader, or gone already.
    child.kill(signal)
  }
}
