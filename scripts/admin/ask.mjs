/** Has lib/admin do something, in a process of its own whose standard output is our standard error. */
import { spawn } from 'node:child_process'
import { childNodeArgs, childNodeEnv } from '../launcher/child-node.mjs'
import { Failure } from '../launcher/failure.mjs'
import { root } from '../launcher/root.mjs'
import { bundleAdmin } from './bundle.mjs'

/**
 * @typedef {import('../../lib/admin/request.mjs').AdminRequest} AdminRequest
 * @typedef {import('../../lib/admin/request.mjs').AdminAnswer} AdminAnswer
 */

/**
 * @param {AdminRequest} request
 * @param {{ databaseUrl?: string }} where
 * @returns {Promise<AdminAnswer>}
 */
export async function askAdmin(request, { databaseUrl }) {
  const file = await bundleAdmin()
  // The condition lets `server-only` be loaded.
  const args = ['--conditions=react-server', '--enable-source-maps', file, JSON.stringify(request)]
  const child = spawn(process.execPath, childNodeArgs(args), {
    cwd: root,
    // A log line, or what a package prints, must not get into the result.
    stdio: ['inherit', 2, 2, 'ipc'],
    env: { ...process.env, ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}), ...childNodeEnv(0) },
  })
  return new Promise((resolve, reject) => {
    /** @type {AdminAnswer | undefined} */
    let answer
    child.on('message', (message) => {
      answer = /** @type {AdminAnswer} */ (message)
    })
    child.on('error', reject)
    child.on('close', (code) => {
      if (answer) resolve(answer)
      else reject(new Failure(`The command ended without an answer (exit code ${code}).`))
    })
  })
}
