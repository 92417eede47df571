/** Time zones: which names are right, what they are called, and what their clocks show. */

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What calendar and clock show in a zone. */
export interface ClockParts {
  year: number
  month: string
  day: number
  weekday: string
  hour: string
  minute: string
  /** The day as YYYY-MM-DD. */
  key: string
}

/** True for the IANA names that this runtime knows. */
export function isTimeZone(name: string): boolean {
  try {
    return clockFormat(name) !== undefined
  } catch {
    return false
  }
}

/** Reads calendar and clock in a zone. Words are ours, not Intl's, so that server and browser always agree. */
export function clockParts(at: string | number, zone: string): ClockParts {
  const moment = milliseconds(at)
  const shown = new Date(moment + zoneOffset(moment, zone))
  const year = shown.getUTCFullYear()
  const month = shown.getUTCMonth()
  const day = shown.getUTCDate()
  return {
    year,
    month: MONTHS[month] ?? '',
    day,
    weekday: WEEKDAYS[shown.getUTCDay()] ?? '',
    hour: twoDigits(shown.getUTCHours()),
    minute: twoDigits(shown.getUTCMinutes()),
    key: `${year}-${twoDigits(month + 1)}-${twoDigits(day)}`,
  }
}

/** What the zone is called at that moment: "UTC", "PDT", "UTC+2". */
export function zoneName(at: string | number, zone: string): string {
  if (zone === 'UTC') return 'UTC'
  return rememberedIn(names, milliseconds(at), zone, readName)
}

/** Milliseconds by which clocks in the zone are ahead of UTC at that moment. */
export function zoneOffset(at: number, zone: string): number {
  if (zone === 'UTC') return 0
  return rememberedIn(offsets, at, zone, readOffset)
}

function readOffset(at: number, zone: string): number {
  const parts = new Map(
    clockFormat(zone)
      .formatToParts(new Date(at))
      .map((part) => [part.type, Number(part.value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'))
  return shown - Math.floor(at / MINUTE) * MINUTE
}

function readName(at: number, zone: string): string {
  const name = nameFormat(zone)
    .formatToParts(new Date(at))
    .find((part) => part.type === 'timeZoneName')?.value
  if (name === undefined) return zone
  return name.replace(/^GMT(?=[+-])/, 'UTC').replace('-', '−')
}

function milliseconds(at: string | number): number {
  return typeof at === 'number' ? at : Date.parse(at)
}

function twoDigits(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

// Asking Intl takes longer than drawing a row of a list. Zones change their clocks at full quarters of an hour of UTC:
// within one the answer stays the same.
const MINUTE = 60_000
const QUARTER = 15 * MINUTE
const MOST_REMEMBERED = 20_000
const offsets = new Map<string, number>()
const names = new Map<string, string>()

function rememberedIn<T>(store: Map<string, T>, at: number, zone: string, read: (at: number, zone: string) => T): T {
  const key = `${zone} ${Math.floor(at / QUARTER)}`
  const known = store.get(key)
  if (known !== undefined) return known
  if (store.size >= MOST_REMEMBERED) store.clear()
  const value = read(at, zone)
  store.set(key, value)
  return value
}

// Building an Intl format takes a hundred times longer than using it.
const clockFormats = new Map<string, Intl.DateTimeFormat>()
const nameFormats = new Map<string, Intl.DateTimeFormat>()

function clockFormat(zone: string): Intl.DateTimeFormat {
  return remembered(clockFormats, zone, {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
}

function nameFormat(zone: string): Intl.DateTimeFormat {
  return remembered(nameFormats, zone, { timeZoneName: 'short' })
}

function remembered(formats: Map<string, Intl.DateTimeFormat>, zone: string, options: Intl.DateTimeFormatOptions) {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', { ...options, timeZone: zone })
  formats.set(zone, format)
  return format
}
