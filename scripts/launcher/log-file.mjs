/** A log file that is appended to and, when it has grown large, put aside once. */
import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs'
import path from 'node:path'

const LIMIT = 10 * 1024 * 1024

/**
 * Puts a large log aside; the one put aside before goes.
 * @param {string} file
 * @param {number} [limit]
 * @returns {number} bytes in the log now
 */
export function rotateLog(file, limit = LIMIT) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
  if (size <= limit) return size
  renameSync(file, `${file}.1`)
  return 0
}

/**
 * @param {string} file
 * @param {number} [limit]
 * @returns {(text: string) => boolean} writes; false when it could not, since a full disk must not stop the service
 */
export function openLog(file, limit = LIMIT) {
  mkdirSync(path.dirname(file), { recursive: true })
  let size = rotateLog(file, limit)
  return (text) => {
    try {
      if (size > limit) size = rotateLog(file, limit)
      appendFileSync(file, text)
      size += Buffer.byteLength(text)
      return true
    } catch {
      return false
    }
  }
}
