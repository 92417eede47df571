/** The *described* clock: windows of impact read out of AWS's own texts. */
import type { Instant } from '../health-event'
import type { ImpactWindow } from '../impact-window'
import { takesBack } from './impact-wording'
import { HOUR } from './local-time'
import { saidTexts } from './log-entries'
import { plainText } from './plain-text'
import type { StatedWindow } from './read-text'
import { type Reading, readUpdate } from './read-update'
import { type Shape, shapeOf } from './shape'
import { mayHoldClocks } from './written-clocks'

/** What is read of an update. */
export interface SaidUpdate {
  observedAt: Instant
  text: string
}

/** Nobody writes more about an outage; what comes behind is not read. */
const LONGEST_TEXT = 50_000
/** A post may come before the start that its event is given, but not by half a day. */
const LATEST_START = 11.5 * HOUR
/** Beyond this no calendar reaches. */
const LAST_INSTANT = 8e15

/**
 * The windows that the updates of one event state, in the order in which they were stated. What a later update states
 * takes the place of what was stated before: that is kept, marked superseded. Times that can be read in two ways are
 * left out.
 */
export function describedWindows(
  updates: readonly SaidUpdate[],
  { startedAt }: { startedAt: Instant },
): ImpactWindow[] {
  const posts = updates
    .filter(({ observedAt }) => Math.abs(observedAt) < LAST_INSTANT)
    .flatMap(({ observedAt, text }) => {
      const isDayKnown = startedAt - observedAt < LATEST_START
      return postsIn(text.slice(0, LONGEST_TEXT), observedAt).map((post) => ({ ...post, isDayKnown }))
    })
  posts.sort((a, b) => a.observedAt - b.observedAt || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0))
  const firstSaidAt = posts.reduce((first, { observedAt }) => Math.min(first, observedAt), startedAt)
  const windows = new Map<string, ImpactWindow>()
  for (const { observedAt, text, shape, isDayKnown } of posts) {
    const known = [...windows.values()]
    const knownStarts = known.map(({ from }) => from)
    const reading = shape === null ? null : readUpdate(shape, { observedAt, firstSaidAt, knownStarts, isDayKnown })
    const stated = reading === null ? [] : newlyStated(reading, known)
    if (stated.length > 0) replace(windows, stated)
    else if (takesBack(text)) for (const window of known) window.superseded = true
  }
  return [...windows.values()]
}

/** What was said at one time, with its shape where it may hold times. */
interface Post extends SaidUpdate {
  shape: Shape | null
}

function postsIn(text: string, observedAt: Instant): Post[] {
  const plain = plainText(text)
  const whole = timedShape(plain)
  if (whole === null) return [{ observedAt, text: plain, shape: null }]
  return saidTexts(whole, observedAt).map((said) => ({
    ...said,
    shape: said.text === whole.text ? whole : timedShape(said.text),
  }))
}

function timedShape(text: string): Shape | null {
  return mayHoldClocks(text) ? shapeOf(text) : null
}

/** What a reading adds: its own windows, or the end of the one start that is still open. */
function newlyStated(reading: Reading, known: readonly ImpactWindow[]): StatedWindow[] {
  const current = known.filter(({ superseded }) => !superseded)
  if (reading.windows.length === 0) {
    const [open, ...others] = current.filter(({ to }) => to === null)
    const closed = open === undefined || others.length > 0 ? null : reading.close(open.from)
    return closed === null ? [] : [closed]
  }
  // A look back that repeats only the start takes nothing away from the end that was given before.
  return reading.windows.filter(
    ({ from, to }) =>
      to !== null || !reading.over || !current.some((window) => window.from === from && window.to !== null),
  )
}

function replace(windows: Map<string, ImpactWindow>, stated: readonly StatedWindow[]): void {
  for (const window of windows.values()) if (!isEarlierBout(window, stated)) window.superseded = true
  for (const { from, to, sentence, sure } of stated) {
    const key = `${from} ${to}`
    const before = windows.get(key)
    const confidence = sure || before?.confidence === 'high' ? 'high' : 'medium'
    windows.set(key, {
      ...(before ?? { clock: 'described', from, to, service: null, sentence }),
      confidence,
      superseded: false,
    })
  }
}

/** An impact that was over before the newly stated ones began is not corrected by them when they are still open. */
function isEarlierBout({ to, superseded }: ImpactWindow, stated: readonly StatedWindow[]): boolean {
  return !superseded && to !== null && stated.every((window) => window.to === null && window.from > to)
}
