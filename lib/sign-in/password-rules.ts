/** What a password must be: long, and nothing that guessers try first (NIST SP 800-63B: length over composition). */
import 'server-only'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common'
import { SHORTEST_PASSWORD } from './contract'

export const LONGEST_PASSWORD = 128

/**
 * How many guesses it must withstand, by the estimate of zxcvbn, which knows common passwords, rows of keys, dates and
 * repetition. Its own best grade begins at 10^10; "Summer2026!!" is at 10^8.
 */
const LEAST_GUESSES = 1e9

let estimator: ZxcvbnFactory | undefined

/** What is wrong with a password, in words; null where nothing is. */
export function passwordProblem(password: string, email: string): string | null {
  if ([...password].length < SHORTEST_PASSWORD) {
    return `Use at least ${SHORTEST_PASSWORD} characters; several words are fine.`
  }
  if (password.length > LONGEST_PASSWORD) return `Use at most ${LONGEST_PASSWORD} characters.`
  const lower = password.toLowerCase()
  const address = email.toLowerCase()
  const name = address.split('@', 1)[0] ?? ''
  if (lower === address || (name.length > 3 && lower.replaceAll(name, '').length < SHORTEST_PASSWORD / 2)) {
    return 'This is little more than the e-mail address.'
  }
  return guessesFor(password, address) < LEAST_GUESSES ? 'This is too easy to guess. Use several words.' : null
}

/** The dictionary takes some 80 ms and 13 MB: it is read when the first password is chosen. */
function guessesFor(password: string, address: string): number {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs })
  const known = ['faultline', address, ...address.split(/[^\p{L}\p{N}]+/u).filter((part) => part.length > 2)]
  return estimator.check(password, known).guesses
}
