/** Ends everything in order when the person, the system or npm says so, or when something fails. */
import { endPrograms, signalPrograms } from './run-program.mjs'
import { silence } from './terminal.mjs'

/** npm passes a Ctrl-C on that we have got from the terminal as well: that is not a second one. */
const SAME_CTRL_C_MS = 700
const PARENT_CHECK_MS = 300
const PROGRAM_GRACE_MS = 2_000

/**
 * @typedef {object} Shutdown
 * @property {(stop: (how: 'gentle' | 'forced') => unknown) => void} onStop last added, first stopped
 * @property {(code: number) => Promise<never>} stop
 * @property {() => boolean} isStopping
 */

/**
 * @param {{ farewell?: () => void, signalCode?: number }} [options] a service that is told to stop has not failed,
 *   a command has
 * @returns {Shutdown}
 */
export function watchForShutdown({ farewell = () => undefined, signalCode = 130 } = {}) {
  /** @type {((how: 'gentle' | 'forced') => unknown)[]} */
  const stops = []
  /** @type {Promise<never> | undefined} */
  let stopping
  let stoppingSince = 0

  const stop = (/** @type {number} */ code) => {
    stopping ??= (async () => {
      stoppingSince = Date.now()
      silence()
      await endPrograms(PROGRAM_GRACE_MS)
      for (const action of stops.toReversed()) await attempt(() => action('gentle'))
      process.exit(code)
    })()
    return stopping
  }
  const onSignal = () => {
    if (!stopping) {
      farewell()
      void stop(signalCode)
      return
    }
    if (Date.now() - stoppingSince < SAME_CTRL_C_MS) return
    signalPrograms('SIGKILL')
    for (const action of stops) void attempt(() => action('forced'))
    process.exit(130)
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, onSignal)
  watchParent(onSignal)
  return {
    stop,
    isStopping: () => stopping !== undefined,
    onStop: (action) => {
      if (stopping) void attempt(() => action('gentle'))
      else stops.push(action)
    },
  }
}

/**
 * npm runs us through a shell that does not pass signals on: when either is gone, so is whoever wanted us.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (!process.env.npm_lifecycle_event) return
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, PARENT_CHECK_MS)
  timer.unref()
}

/** @param {() => unknown} action */
async function attempt(action) {
  try {
    await action()
  } catch {
    // What cannot be stopped must not keep the rest running.
  }
}
