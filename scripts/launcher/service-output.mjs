/** Sends a service's output to its log file, and what a person should know of it to the terminal in a short line. */
import { createInterface } from 'node:readline'
import { openLog } from './log-file.mjs'

/** pino's number for errors. */
const ERROR_LEVEL = 50
const SHORT = 200
/** A feed that cannot be reached says so at every poll; once in a while is enough here. */
const REPEAT_AFTER_MS = 10 * 60_000
/** Lines of stderr that come together are one trouble, like the lines of a stack. */
const SAME_TROUBLE_MS = 100
const SAYS_ERROR = /^\s*(Uncaught )?\w*(error|exception|fatal)\b.*:/i

/**
 * @typedef {object} ServiceOutput
 * @property {() => string} lastTrouble the last error's line, to explain an unexpected end
 */

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ name: string, log: string, tell: (line: string) => void }} options
 * @returns {ServiceOutput}
 */
export function captureOutput(child, { name, log, tell }) {
  const write = openLog(log)
  const tellOnce = withoutRepeats((line) => tell(`${name}: ${line}`))
  let lastTrouble = ''
  let diskWasFull = false

  const keep = (/** @type {string} */ line) => {
    const written = write(`${line}\n`)
    if (!written && !diskWasFull) tell(`${name}: ${log} cannot be written; is the disk full?`)
    diskWasFull = !written
  }
  const trouble = (/** @type {string} */ line) => {
    lastTrouble = line.slice(0, SHORT)
    tellOnce(lastTrouble)
  }
  onLine(child.stdout, (line) => {
    keep(line)
    const message = errorMessageOf(line)
    if (message !== undefined) trouble(message)
  })
  const troubles = inBursts((lines) => trouble(mostTelling(lines)))
  onLine(child.stderr, (line) => {
    keep(line)
    if (line.trim() !== '') troubles.add(line.trim())
  })
  child.once('close', troubles.flush)
  return { lastTrouble: () => lastTrouble }
}

/**
 * @param {string} line
 * @returns {string | undefined} undefined unless it is a log line of an error
 */
export function errorMessageOf(line) {
  if (!line.startsWith('{')) return undefined
  try {
    const { level, msg, err } = JSON.parse(line)
    if (!(Number(level) >= ERROR_LEVEL)) return undefined
    const cause = err?.message && err.message !== msg ? err.message : undefined
    return withoutControls([msg, cause].filter(Boolean).join(': ')) || 'an error without a message'
  } catch {
    return undefined
  }
}

/**
 * Node prints the place of an uncaught error before the error.
 * @param {string[]} lines
 * @returns {string}
 */
export function mostTelling(lines) {
  return lines.find((line) => SAYS_ERROR.test(line)) ?? lines[0] ?? ''
}

/** @param {(lines: string[]) => void} use */
function inBursts(use) {
  /** @type {string[]} */
  let lines = []
  /** @type {NodeJS.Timeout | undefined} */
  let timer
  const flush = () => {
    clearTimeout(timer)
    if (lines.length > 0) use(lines)
    lines = []
  }
  const add = (/** @type {string} */ line) => {
    if (lines.length === 0) timer = setTimeout(flush, SAME_TROUBLE_MS)
    lines.push(line)
  }
  return { add, flush }
}

/**
 * @param {NodeJS.ReadableStream | null} stream
 * @param {(line: string) => void} use
 */
function onLine(stream, use) {
  if (!stream) return
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY })
  lines.on('line', (line) => use(withoutControls(line)))
}

/**
 * What strangers ask for may stand in a line: it must not move the terminal's cursor, nor hide what stands there.
 * @param {string} line
 */
export function withoutControls(line) {
  return line.replace(
    /(?!\t)\p{Cc}/gu,
    (control) => `\\x${(control.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`,
  )
}

/** @param {(line: string) => void} tell */
function withoutRepeats(tell) {
  /** @type {Map<string, number>} */
  const toldAt = new Map()
  return (/** @type {string} */ line) => {
    const now = Date.now()
    if (now - (toldAt.get(line) ?? Number.NEGATIVE_INFINITY) < REPEAT_AFTER_MS) return
    if (toldAt.size > 100) toldAt.clear()
    toldAt.set(line, now)
    tell(line)
  }
}
