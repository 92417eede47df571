/** Finds HTML tags in text that may or may not be HTML. */

export interface MarkupTag {
  /** Lower case; `!--` for a comment. */
  name: string
  closing: boolean
  start: number
  /** After the tag, and after its content where that is not for reading. */
  end: number
  /** The raw value of an attribute. */
  attribute: (name: string) => string | null
}

/** Elements whose content is not for reading. */
const SILENT = new Set(['script', 'style', 'template', 'title', 'noscript', 'iframe', 'object', 'svg', 'head'])
/** Names that mean markup. Others in pointed brackets are AWS's own, such as `<account-id>`, and stay in the text. */
const NAMES = new Set(
  (
    'a abbr article b big blockquote body br button center cite code dd div dl dt em embed font footer form h1 h2 h3 ' +
    'h4 h5 h6 header hr html i img input kbd label li link meta ol p pre q s section small span strike strong sub sup ' +
    'table tbody td textarea tfoot th thead tr tt u ul var video audio canvas math select option base details'
  ).split(' '),
)
const OPENING = /<(\/?)([a-z][a-z0-9]{0,15})(?=[\s/>])|<!--/giy

/** The first tag at or after `from`. Each character is looked at a bounded number of times, whatever the text. */
export function nextTag(text: string, from: number): MarkupTag | null {
  for (let start = text.indexOf('<', from); start >= 0; start = text.indexOf('<', start + 1)) {
    OPENING.lastIndex = start
    const match = OPENING.exec(text)
    if (match === null) continue
    const name = match[2]?.toLowerCase() ?? '!--'
    const closing = match[1] === '/'
    if (name !== '!--' && !NAMES.has(name) && !SILENT.has(name)) continue
    const end = tagEnd(text, start, name, closing)
    // What nothing closes is text, and so is all that follows: looking on would only find the same.
    if (end < 0) return null
    const attribute = (wanted: string) => readAttribute(text.slice(start, end), wanted)
    return { name, closing, start, end, attribute }
  }
  return null
}

function tagEnd(text: string, start: number, name: string, closing: boolean): number {
  if (name === '!--') return after(text, '-->', start + 4)
  const end = after(text, '>', start)
  if (end < 0 || closing || !SILENT.has(name) || text[end - 2] === '/') return end
  const rest = new RegExp(`</${name}\\s*>`, 'gi')
  rest.lastIndex = end
  return rest.exec(text) === null ? text.length : rest.lastIndex
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from)
  return at < 0 ? -1 : at + what.length
}

function readAttribute(tag: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag)
  return match ? (match[1] ?? match[2] ?? match[3] ?? null) : null
}
