/** Divides long work into slices between which others are answered: the web server has one thread. */

/** ms of work in one go. */
const LONGEST = 4
/** A turn of the event loop that took longer, in ms, was somebody else's work: theirs goes on first. */
const IDLE = 0.3
/** How long others may go on between two slices, in ms: nobody's work stands still for ever. */
const MOST_FOR_OTHERS = 40
/** How many of a list are worked on before the time is looked at. */
const STEP = 20

interface Slices {
  /** Works that wait for their next slice, in order; the first is under way or next. */
  waiting: (() => void)[]
  /** When the slice under way began. */
  begun: number
}

/** One for the process: pages and handlers come in bundles of their own. */
const holder = globalThis as typeof globalThis & { faultlineSlices?: Slices }
holder.faultlineSlices ??= { waiting: [], begun: 0 }
const slices = holder.faultlineSlices

/** Whether the slice under way has lasted long enough: `breathe` is due. */
export function isTired(): boolean {
  return performance.now() - slices.begun > LONGEST
}

/** Lets others be answered. However many works are under way, one slice of one of them is worked on in between. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    slices.waiting.push(resolve)
    if (slices.waiting.length === 1) letOthers(performance.now(), goOn)
  })
}

function goOn(): void {
  const [resolve] = slices.waiting
  slices.begun = performance.now()
  resolve?.()
  // Behind what that one does now.
  setImmediate(() => {
    slices.waiting.shift()
    if (slices.waiting.length > 0) letOthers(performance.now(), goOn)
  })
}

/** Calls `then` once nobody else has anything to do, or has had long enough. A page's frame takes many turns: it is not to wait for a slice in each. */
function letOthers(since: number, then: () => void): void {
  const before = performance.now()
  setImmediate(() => {
    const now = performance.now()
    if (now - before > IDLE && now - since < MOST_FOR_OTHERS) letOthers(since, then)
    else then()
  })
}

/** Does the work for each of the list, in order, in slices. */
export async function eachInSlices<T>(list: readonly T[], work: (item: T) => void): Promise<void> {
  for (let start = 0; start < list.length; start += STEP) {
    const end = Math.min(start + STEP, list.length)
    for (let place = start; place < end; place += 1) work(list[place] as T)
    if (isTired()) await breathe()
  }
}

/** What the steps come to; between two of them others may be answered. */
export async function inSlices<T>(steps: Generator<undefined, T>): Promise<T> {
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
    if (isTired()) await breathe()
  }
}
