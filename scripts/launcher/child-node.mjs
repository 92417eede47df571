/** How a child that is a Node process is started so that it ends with the launcher. */

const PRELOAD = new URL('./die-with-parent.mjs', import.meta.url).href

/** @param {string[]} args Node's options, the script and its arguments */
export function childNodeArgs(args) {
  return ['--import', PRELOAD, ...args]
}

/** @param {number} graceMs how long it may go on with its last work after the launcher was killed */
export function childNodeEnv(graceMs) {
  return { FAULTLINE_LAUNCHER: String(process.pid), FAULTLINE_GRACE_MS: String(graceMs) }
}
