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
  const date = new Date(at)
  const parts = new Map(
    clockFormat(zone)
      .formatToParts(date)
      .map((part) => [part.type, part.value]),
  )
  const year = Number(parts.get('year'))
  const month = Number(parts.get('month'))
  const day = Number(parts.get('day'))
  const weekday = new Date(Date.UTC(year, month - 1, day)).getUTCDay()
  return {
    year,
    month: MONTHS[month - 1] ?? '',
    day,
    weekday: WEEKDAYS[weekday] ?? '',
    hour: parts.get('hour') ?? '',
    minute: parts.get('minute') ?? '',
    key: `${year}-${parts.get('month')}-${parts.get('day')}`,
  }
}

/** What the zone is called at that moment: "UTC", "PDT", "UTC+2". */
export function zoneName(at: string | number, zone: string): string {
  if (zone === 'UTC') return 'UTC'
  const name = nameFormat(zone)
    .formatToParts(new Date(at))
    .find((part) => part.type === 'timeZoneName')?.value
  if (name === undefined) return zone
  return name.replace(/^GMT(?=[+-])/, 'UTC').replace('-', '−')
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
