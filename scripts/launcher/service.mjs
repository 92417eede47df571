/** One long-running child of the launcher: the web server or the worker. */
import { spawn } from 'node:child_process'
import { childNodeArgs, childNodeEnv } from './child-node.mjs'
import { killGroup } from './run-program.mjs'
import { captureOutput } from './service-output.mjs'

const LAST_WORK_MS = 5_000

/**
 * @typedef {object} ServiceOptions
 * @property {string} name
 * @property {string[]} args Node's options, the script and its arguments
 * @property {string} cwd
 * @property {NodeJS.ProcessEnv} env
 * @property {string} log file
 * @property {(line: string) => void} tell
 *
 * @typedef {object} Service
 * @property {number} pid
 * @property {Promise<string>} ended how it ended, for people
 * @property {() => string} lastTrouble
 * @property {(graceMs: number) => Promise<void>} stop 0 for at once
 */

/**
 * @param {ServiceOptions} options
 * @returns {Service}
 */
export function startService({ name, args, cwd, env, log, tell }) {
  const child = spawn(process.execPath, childNodeArgs(args), {
    cwd,
    env: { ...env, ...childNodeEnv(LAST_WORK_MS) },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // A group of its own: Ctrl-C reaches the launcher alone, which then ends things in order.
    detached: true,
  })
  const { lastTrouble } = captureOutput(child, { name, log, tell })
  /** @type {Promise<string>} */
  const ended = new Promise((resolve) => {
    child.on('error', (error) => resolve(error.message))
    child.on('close', (code, signal) => resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`))
  })
  return { pid: child.pid ?? 0, ended, lastTrouble, stop: (graceMs) => stopChild(child, ended, graceMs) }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<unknown>} ended
 * @param {number} graceMs
 */
async function stopChild(child, ended, graceMs) {
  if (graceMs > 0) child.kill('SIGTERM')
  const timer = setTimeout(() => killGroup(child, 'SIGKILL'), graceMs)
  if (graceMs === 0) killGroup(child, 'SIGKILL')
  await ended
  clearTimeout(timer)
}
