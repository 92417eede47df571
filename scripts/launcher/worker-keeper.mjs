/** Keeps the worker running: one that dies is started again, more slowly each time it dies young. */
import { startService } from './service.mjs'

const FIRST_DELAY_MS = 1_000
const LONGEST_DELAY_MS = 5_000
/** A worker that ran this long was healthy. */
const HEALTHY_AFTER_MS = 10_000

/**
 * @param {import('./service.mjs').ServiceOptions} options
 * @returns {{ pid: () => number, stop: (graceMs: number) => Promise<void> }}
 */
export function keepWorker(options) {
  let delay = FIRST_DELAY_MS
  let stopped = false
  /** @type {NodeJS.Timeout | undefined} */
  let restart
  let service = start()

  function start() {
    const startedAt = Date.now()
    const started = startService(options)
    void started.ended.then((how) => {
      if (stopped) return
      if (Date.now() - startedAt > HEALTHY_AFTER_MS) delay = FIRST_DELAY_MS
      options.tell(`The worker ${how}; starting it again in ${delay / 1000} s (see ${options.log})`)
      restart = setTimeout(() => {
        service = start()
      }, delay)
      delay = Math.min(delay * 2, LONGEST_DELAY_MS)
    })
    return started
  }
  return {
    pid: () => service.pid,
    stop: (graceMs) => {
      stopped = true
      clearTimeout(restart)
      return service.stop(graceMs)
    },
  }
}
