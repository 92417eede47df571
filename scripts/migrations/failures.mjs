/** What is said when a migration cannot be applied. */
import { asFailure, Failure } from '../launcher/failure.mjs'

/** @param {string} name */
export function unknownMigration(name) {
  return new Failure(
    `This database was used by another version of Faultline: it has the migration ${name}, which this version lacks.`,
    'Start the newer version again, or go back to the copy of the database kept from before that migration.',
  )
}

/** @param {string} name */
export function unfinishedMigration(name) {
  return new Failure(
    `Prisma began the migration ${name} on this database and did not finish it.`,
    `See what it left, then: npm run prisma -- migrate resolve --rolled-back ${name}`,
  )
}

/**
 * @param {string} name
 * @param {unknown} error
 */
export function migrationFailed(name, error) {
  const { message } = /** @type {Error} */ (error)
  const known = asFailure(error)
  if (known) return new Failure(`Migration ${name} was undone as a whole. ${known.message}`, known.advice, error)
  return new Failure(
    `Migration ${name} failed and was undone as a whole: ${message}.`,
    'The database is as it was before. Go back to the version of Faultline that ran, and please report this.',
    error,
  )
}
