/** Divides long work into slices between which others are answered: the web server has one thread. */

/** ms of work in one go. */
const LONGEST = 8
/** How many of a list are worked on before the time is looked at. */
const STEP = 20

const waiting: (() => void)[] = []
let begun = 0

/** Whether the slice under way has lasted long enough: `breathe` is due. */
export function isTired(): boolean {
  return performance.now() - begun > LONGEST
}

/** Lets others be answered. However many works are under way, one slice of one of them is worked on in between. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => {
    waiting.push(resolve)
    if (waiting.length === 1) setImmediate(goOn)
  })
}

function goOn(): void {
  const [resolve] = waiting
  begun = performance.now()
  resolve?.()
  // Behind what that one does now.
  setImmediate(() => {
    waiting.shift()
    if (waiting.length > 0) goOn()
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
