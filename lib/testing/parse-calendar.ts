/** Reads calendars (RFC 5545) for tests: written from the standard, and from nothing of lib/domain. */

export interface ParsedProperty {
  name: string
  parameters: Record<string, string>
  /** As it stands, escaped. */
  raw: string
  /** As text: unescaped. */
  text: string
}

export interface ParsedCalendar {
  properties: ParsedProperty[]
  events: Map<string, ParsedProperty>[]
}

/** @throws Error for what the standard does not allow: line ends, long lines, an odd nesting, a property told twice */
export function parseCalendar(bytes: Uint8Array): ParsedCalendar {
  const calendar: ParsedCalendar = { properties: [], events: [] }
  const open: string[] = []
  for (const property of unfolded(physicalLines(bytes)).map(propertyOf)) {
    if (property.name === 'BEGIN') begin(property.raw, open, calendar)
    else if (property.name === 'END') {
      if (open.pop() !== property.raw) fail(`${property.raw} ends before it began`)
    } else if (open.length === 2) tellOnce(property, calendar.events.at(-1))
    else calendar.properties.push(property)
  }
  if (open.length > 0) fail(`${open.join()} never ends`)
  return calendar
}

function begin(component: string, open: string[], { events }: ParsedCalendar): void {
  if (component !== (open.length === 0 ? 'VCALENDAR' : 'VEVENT')) fail(`${component} begins within ${open.join()}`)
  open.push(component)
  if (component === 'VEVENT') events.push(new Map())
}

function tellOnce(property: ParsedProperty, event: Map<string, ParsedProperty> | undefined): void {
  if (event?.has(property.name)) fail(`${property.name} is told twice`)
  event?.set(property.name, property)
}

function unfolded(lines: readonly string[]): string[] {
  const logical: string[] = []
  for (const line of lines) {
    if (/^[ \t]/.test(line)) logical.push(`${logical.pop() ?? fail('a calendar begins with a fold')}${line.slice(1)}`)
    else logical.push(line)
  }
  return logical
}

function physicalLines(bytes: Uint8Array): string[] {
  const lines: Uint8Array[] = []
  let from = 0
  for (let at = 0; at < bytes.length; at += 1) {
    if (bytes[at] !== 10) continue
    if (bytes[at - 1] !== 13) fail('a line ends without CR')
    lines.push(bytes.subarray(from, at - 1))
    from = at + 1
  }
  if (from !== bytes.length) fail('the last line does not end')
  return lines.map((line) => {
    if (line.length > 75) fail(`a line has ${line.length} octets`)
    if (line.includes(13)) fail('a line holds a CR')
    // Throws where a fold cut a character.
    return new TextDecoder('utf-8', { fatal: true }).decode(line)
  })
}

function propertyOf(line: string): ParsedProperty {
  const colon = line.indexOf(':')
  const [name = '', ...given] = line.slice(0, colon).split(';')
  if (colon < 0 || !/^[A-Z-]+$/.test(name)) fail(`no property: ${line}`)
  const raw = line.slice(colon + 1)
  const parameters = Object.fromEntries(given.map((one) => [one.split('=')[0] ?? '', one.split('=')[1] ?? '']))
  return { name, parameters, raw, text: raw.replace(/\\([\\;,nN])/g, (_, mark) => (/n/i.test(mark) ? '\n' : mark)) }
}

function fail(why: string): never {
  throw new Error(`This is no calendar: ${why}.`)
}
