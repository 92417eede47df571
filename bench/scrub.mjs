/** How smoothly a browser follows the slider of a blast radius beside a pointer that moves nothing, and what memory its page takes. */
import { chromium } from '@playwright/test'
import { findBrowser } from '../scripts/testing/browser.mjs'

/** The slider is dragged from end to end and back this often, in so many moves each way. */
const ROUNDS = 4
const MOVES = 120
/** ms of one frame at 60 in a second. */
const FRAME_MS = 1000 / 60
const SIZE = { width: 1440, height: 1000 }

/**
 * @typedef {object} ScrubFigures
 * @property {number} framesPerSecond drawn while the slider was dragged
 * @property {number} idleFramesPerSecond drawn while the pointer made the same moves over nothing
 * @property {number} scriptMsPerFrame of JavaScript while the slider was dragged
 * @property {number} p95FrameMs between two frames
 * @property {number} longestFrameMs
 * @property {number} missedFrames of 60 in a second, per thousand
 * @property {number} heapMb of JavaScript, after a collection of garbage
 */

/**
 * @param {string} address of the page of a blast radius
 * @param {Record<string, string>} headers of somebody who is signed in, the cookie among them
 * @returns {Promise<ScrubFigures>}
 */
export async function benchScrub(address, headers) {
  const { path: executablePath, env } = await findBrowser()
  const browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox'],
    env: { ...process.env, ...env },
  })
  try {
    const context = await browser.newContext({ viewport: SIZE })
    await context.addCookies(cookiesOf(headers.cookie ?? '', address))
    const page = await context.newPage()
    await page.goto(address)
    await page.getByRole('tree').waitFor()
    const slider = page.getByRole('slider')
    await slider.scrollIntoViewIfNeeded()
    const box = await slider.boundingBox()
    if (box === null) throw new Error('The page has no slider.')
    const idle = await drag(page, { ...box, y: 0, height: 2 })
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const before = await scriptSeconds(session)
    const frames = await drag(page, box)
    const scriptMs = ((await scriptSeconds(session)) - before) * 1000
    return {
      ...figuresOf(frames),
      idleFramesPerSecond: figuresOf(idle).framesPerSecond,
      scriptMsPerFrame: rounded(scriptMs / frames.length),
      heapMb: await heapOf(session),
    }
  } finally {
    await browser.close()
  }
}

/**
 * @param {string} header
 * @param {string} url
 */
function cookiesOf(header, url) {
  return header
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const [name = '', ...value] = pair.split('=')
      return { name, value: value.join('='), url: new URL(url).origin }
    })
}

/**
 * @param {import('@playwright/test').Page} page
 * @param {{ x: number, y: number, width: number, height: number }} box from end to end of which the pointer is dragged
 * @returns {Promise<number[]>} when each frame was drawn, in ms
 */
async function drag(page, box) {
  const y = box.y + box.height / 2
  const x = (/** @type {number} */ share) => box.x + 12 + (box.width - 24) * share
  await page.mouse.move(x(0), y)
  await page.mouse.down()
  const frames = await page.evaluateHandle(() => {
    /** @type {number[]} */
    const times = []
    const note = (/** @type {number} */ at) => {
      if (times.push(at) > 0 && !('stopped' in times)) requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    return times
  })
  for (let round = 0; round < ROUNDS; round += 1)
    for (const there of [true, false])
      for (let move = 1; move <= MOVES; move += 1) await page.mouse.move(x(there ? move / MOVES : 1 - move / MOVES), y)
  const times = await frames.evaluate((noted) => {
    Object.assign(noted, { stopped: true })
    return [...noted]
  })
  await page.mouse.up()
  return times
}

/**
 * @param {number[]} times
 * @returns {Omit<ScrubFigures, 'heapMb' | 'idleFramesPerSecond' | 'scriptMsPerFrame'>}
 */
function figuresOf(times) {
  const lengths = times.slice(1).map((at, index) => at - (times[index] ?? at))
  if (lengths.length === 0) throw new Error('The browser drew nothing while the slider was dragged.')
  const sorted = lengths.toSorted((a, b) => a - b)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  const missed = lengths.reduce((sum, length) => sum + Math.max(0, Math.round(length / FRAME_MS) - 1), 0)
  return {
    framesPerSecond: rounded(lengths.length / (whole / 1000)),
    p95FrameMs: rounded(sorted[Math.floor(sorted.length * 0.95)] ?? 0),
    longestFrameMs: rounded(sorted.at(-1) ?? 0),
    missedFrames: Math.round((missed / (missed + lengths.length)) * 1000),
  }
}

/**
 * @param {import('@playwright/test').CDPSession} session
 * @returns {Promise<number>} of JavaScript since it was asked to count
 */
async function scriptSeconds(session) {
  const { metrics } = await session.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'ScriptDuration')?.value ?? 0
}

/**
 * @param {import('@playwright/test').CDPSession} session
 * @returns {Promise<number>} MB
 */
async function heapOf(session) {
  await session.send('HeapProfiler.collectGarbage')
  const { usedSize } = await session.send('Runtime.getHeapUsage')
  return rounded(usedSize / 1_000_000)
}

/** @param {number} value */
function rounded(value) {
  return Number(value.toFixed(1))
}
