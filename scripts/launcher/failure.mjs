/** Errors that a person can act on: one plain sentence and what to do, without a stack. */

export class Failure extends Error {
  /** @override */
  name = 'Failure'

  /**
   * @param {string} message what is wrong
   * @param {string} [advice] what to do about it
   * @param {unknown} [cause]
   */
  constructor(message, advice = '', cause = undefined) {
    super(message, { cause })
    this.advice = advice
  }
}

/** How Node, PostgreSQL and npm say that the disk is full. */
const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|Check free disk space/i
const DISK_FULL_SQLSTATE = '53100'
const NO_PRIVILEGE_SQLSTATE = '42501'

/** @param {string} text */
export function saysDiskFull(text) {
  return DISK_FULL.test(text)
}

/** @param {unknown} [cause] */
export function diskFull(cause) {
  return new Failure('The disk is full.', 'Free some space and start again: nothing that was stored is lost.', cause)
}

/**
 * @param {unknown} error
 * @returns {Failure | undefined} undefined for what nobody foresaw
 */
export function asFailure(error) {
  if (error instanceof Failure) return error
  if (!(error instanceof Error)) return undefined
  if (error.name === 'ConfigurationError') return new Failure(error.message)
  const { code, path: file } = /** @type {NodeJS.ErrnoException} */ (error)
  if (code === DISK_FULL_SQLSTATE || saysDiskFull(`${code} ${error.message}`)) return diskFull(error)
  if (code === NO_PRIVILEGE_SQLSTATE)
    return new Failure(
      `The database refuses: ${error.message}.`,
      'Give the user of DATABASE_URL the right to create tables in this database.',
      error,
    )
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return new Failure(
      `No permission to use ${file ?? 'a file'} (${code}).`,
      'Start Faultline as the user who owns it, or give that user access.',
      error,
    )
  return asFailure(error.cause)
}
