/** What the operating system knows of other processes: is one alive, which one is it, who uses a folder. */
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync } from 'node:fs'

const hasProc = existsSync('/proc/self/stat')

/**
 * @param {number} pid
 * @returns {boolean} false for a zombie, which is dead but not yet buried
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPERM') return false
  }
  return statFields(pid)[0] !== 'Z'
}

/**
 * Tells a process from a later one with the same number.
 * @param {number} pid
 * @returns {string} empty when there is no such process
 */
export function startTimeOf(pid) {
  if (hasProc) return statFields(pid)[19] ?? ''
  return spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout?.trim() ?? ''
}

/**
 * @param {number} pid
 * @param {string} dir
 */
export function worksIn(pid, dir) {
  if (hasProc) return workingDirectory(pid) === realpathSync(dir)
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout?.includes(dir) ?? false
}

/**
 * @param {string} dir
 * @returns {boolean | undefined} undefined where that cannot be found out
 */
export function isWorkedIn(dir) {
  if (!hasProc) return undefined
  const real = realpathSync(dir)
  return readdirSync('/proc').some((name) => /^\d+$/.test(name) && workingDirectory(Number(name)) === real)
}

/** @param {number} pid */
function workingDirectory(pid) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/**
 * @param {number} pid
 * @returns {string[]} the fields of /proc/pid/stat from the state on; the name before it may hold spaces
 */
function statFields(pid) {
  if (!hasProc) return []
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
