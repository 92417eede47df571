/** Writes plain values as YAML: maps, lists and scalars in block form, and comments beside scalars. */

export type Plain = string | number | boolean | readonly Plain[] | { readonly [key: string]: Plain }

/** What stands as a comment behind a scalar; null for nothing. */
export type CommentOf = (scalar: string) => string | null

/** What every reader of YAML takes for text without quotes: it begins with a letter and holds no space. */
const BARE = /^[A-Za-z](?:[\w:./-]*[\w/])?$/
/** Readers of YAML 1.1 take these for booleans or for nothing. */
const TAKEN = /^(?:y|n|yes|no|on|off|true|false|null)$/i

/** The document, ending with a line break. */
export function yamlText(value: Plain, commentOf: CommentOf = () => null): string {
  return `${linesOf(value, commentOf).join('\n')}\n`
}

function linesOf(value: Plain, commentOf: CommentOf): string[] {
  if (typeof value !== 'object') return [scalarOf(value, commentOf)]
  if (Array.isArray(value)) {
    if (value.length === 0) return ['[]']
    return value.flatMap((item: Plain) => {
      const [first = '', ...rest] = linesOf(item, commentOf)
      return [`- ${first}`, ...indented(rest)]
    })
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return ['{}']
  return entries.flatMap(([key, item]) => entryLines(key, item, commentOf))
}

function entryLines(key: string, item: Plain, commentOf: CommentOf): string[] {
  const lines = linesOf(item, commentOf)
  const stays = typeof item !== 'object' || Object.keys(item).length === 0
  return stays ? [`${quoted(key)}: ${lines[0]}`] : [`${quoted(key)}:`, ...indented(lines)]
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`)
}

function scalarOf(value: string | number | boolean, commentOf: CommentOf): string {
  if (typeof value !== 'string') return String(value)
  const comment = commentOf(value)
  return comment === null ? quoted(value) : `${quoted(value)} # ${comment}`
}

/** JSON's strings are YAML's. */
function quoted(text: string): string {
  return BARE.test(text) && !TAKEN.test(text) ? text : JSON.stringify(text)
}
