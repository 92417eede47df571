/** What a person sees in the terminal: steps with their times, notices, and failures without stacks. */
import { asFailure } from './failure.mjs'

/** Steps that end sooner are only mentioned once, when done. */
const ANNOUNCE_AFTER_MS = 500
const STILL_EVERY_MS = 15_000

let colours = process.stdout.isTTY && !process.env.NO_COLOR
let silent = false
let onStandardError = false

/** For commands whose standard output is their result. */
export function speakOnStandardError() {
  onStandardError = true
  colours = process.stderr.isTTY && !process.env.NO_COLOR
}

/** Ctrl-C must not be followed by the complaints of what it interrupted. */
export function silence() {
  silent = true
}

/** @param {string} line */
export function say(line) {
  if (silent) return
  if (onStandardError) console.error(line)
  else console.log(line)
}

/** @param {string} line */
export function note(line) {
  say(`  ${paint('2', '·')} ${line}`)
}

/** @param {string} line */
export function warn(line) {
  say(`  ${paint('33', '!')} ${line}`)
}

/**
 * Runs one step and says how long it took.
 * @template T
 * @param {string} label
 * @param {(detail: (text: string) => void) => T | Promise<T>} action `detail` adds to the closing line
 * @returns {Promise<T>}
 */
export async function step(label, action) {
  const started = performance.now()
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
  let detail = ''
  const announce = setTimeout(() => say(`  ${paint('2', '…')} ${label}`), ANNOUNCE_AFTER_MS)
  const still = setInterval(() => say(`  ${paint('2', '…')} ${label}: still at it after ${seconds()}`), STILL_EVERY_MS)
  try {
    const result = await action((text) => {
      detail = `, ${text}`
    })
    say(`  ${paint('32', '✓')} ${label}${detail} ${paint('2', `(${seconds()})`)}`)
    return result
  } catch (error) {
    say(`  ${paint('31', '✗')} ${label}`)
    throw error
  } finally {
    clearTimeout(announce)
    clearInterval(still)
  }
}

/**
 * @param {string} url
 * @param {string[]} links as of announceOwnerLinks
 */
export function announceReady(url, links) {
  say(`\n${paint('1;32', `Faultline is ready: ${url}`)}\n`)
  announceOwnerLinks(links)
  say('Press Ctrl-C to stop it.')
}

/** @param {string[]} links each opens the door: they are printed here and kept nowhere */
export function announceOwnerLinks(links) {
  if (links.length === 0) return
  say('Open this link within an hour to become the owner:\n')
  for (const link of links) say(`    ${paint('1', link)}`)
  say('')
}

/** @param {unknown} error */
export function complain(error) {
  if (silent) return
  const failure = asFailure(error)
  if (!failure) {
    console.error('\nThis should not have happened; please report it:\n')
    console.error(error)
    return
  }
  console.error(`\n${paint('31', failure.message)}`)
  if (failure.advice) console.error(failure.advice)
}

/**
 * @param {string} code ANSI style
 * @param {string} text
 */
function paint(code, text) {
  return colours ? `\x1b[${code}m${text}\x1b[0m` : text
}
