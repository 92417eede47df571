/** The query protocol: inputs from a form, answers and errors as XML. */
import type { Input } from './call'
import type { ServiceError } from './service-error'

const NUMBERS: ReadonlySet<string> = new Set(['DurationSeconds', 'MaxItems', 'MaxRecords'])

/** A list whose items are not called `member`, or a map, whose items are called `entry`. */
export class Items {
  readonly name: string
  readonly items: readonly unknown[]

  constructor(name: string, items: readonly unknown[]) {
    this.name = name
    this.items = items
  }
}

/** A map as AWS writes it in XML. */
export function entriesOf(map: Readonly<Record<string, unknown>>): Items {
  return new Items(
    'entry',
    Object.entries(map).map(([key, value]) => ({ key, value })),
  )
}

/** The form of a request: its operation, and its members; `Name.member.N` becomes a list. */
export function readForm(body: string): { operation: string; input: Input } {
  const input: Input = {}
  let operation = ''
  for (const [name, value] of new URLSearchParams(body)) {
    const [, list] = /^(\w+)\.\w+\.\d+$/.exec(name) ?? []
    if (name === 'Action') operation = value
    else if (list !== undefined) input[list] = [...((input[list] as string[] | undefined) ?? []), value]
    else if (name !== 'Version') input[name] = NUMBERS.has(name) ? Number(value) : value
  }
  return { operation, input }
}

/** An answer: objects and lists nest, what is null or undefined is left out. */
export function writeXml(operation: string, namespace: string, answer: Readonly<Record<string, unknown>>): string {
  return `<${operation}Response xmlns="${namespace}"><${operation}Result>${membersOf(answer)}</${operation}Result><ResponseMetadata><RequestId>invented</RequestId></ResponseMetadata></${operation}Response>`
}

/** An error as query services write it. */
export function writeXmlError(namespace: string, { code, message, status }: ServiceError): string {
  const side = status < 500 ? 'Sender' : 'Receiver'
  const error = `<Error><Type>${side}</Type><Code>${code}</Code><Message>${escaped(message)}</Message></Error>`
  return `<ErrorResponse xmlns="${namespace}">${error}<RequestId>invented</RequestId></ErrorResponse>`
}

function membersOf(structure: object): string {
  return Object.entries(structure)
    .map(([name, value]) => element(name, value))
    .join('')
}

function element(name: string, value: unknown): string {
  if (value === null || value === undefined) return ''
  return `<${name}>${contentOf(value)}</${name}>`
}

function contentOf(value: unknown): string {
  if (value instanceof Items) return value.items.map((each) => element(value.name, each)).join('')
  if (Array.isArray(value)) return value.map((each) => element('member', each)).join('')
  return typeof value === 'object' && value !== null ? membersOf(value) : escaped(String(value))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#xD;')
}
