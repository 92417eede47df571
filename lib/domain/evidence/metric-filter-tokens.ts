/** Cuts a CloudWatch Logs filter pattern for JSON into tokens. */

export type PatternToken =
  | { kind: '(' | ')' | '&&' | '||' }
  | { kind: 'operator'; text: '=' | '!=' | '<' | '<=' | '>' | '>=' }
  /** Where in the event to look: keys and indexes, `*` for any of a list. */
  | { kind: 'selector'; path: string[] }
  | { kind: 'value'; text: string; isQuoted: boolean }

/** Longest first where one begins another. */
const SIGNS = ['&&', '||', '!=', '<=', '>=', '(', ')', '=', '<', '>'] as const
const SPACE = /\s+/y
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy
const KEY = /\.?\[(?:'([^']*)'|"([^"]*)"|(\d+|\*))\]|\.([^\s.[\]()=!<>&|]+)/y
const BARE = /[^\s()=!<>&|"]+/y

/** Tokens of what stands between the braces; null where something is no part of the language. */
export function tokenizePattern(text: string): PatternToken[] | null {
  const tokens: PatternToken[] = []
  let at = 0
  while (at < text.length) {
    const space = matchAt(SPACE, text, at)
    if (space !== null) {
      at += space[0].length
      continue
    }
    const read = readToken(text, at)
    if (read === null) return null
    tokens.push(read.token)
    at = read.end
  }
  return tokens
}

function readToken(text: string, at: number): { token: PatternToken; end: number } | null {
  if (text[at] === '$') return readSelector(text, at)
  const quoted = matchAt(QUOTED, text, at)
  if (quoted !== null) {
    const unescaped = (quoted[1] ?? '').replace(/\\(.)/gs, '$1')
    return { token: { kind: 'value', text: unescaped, isQuoted: true }, end: at + quoted[0].length }
  }
  const sign = SIGNS.find((each) => text.startsWith(each, at))
  if (sign !== undefined) {
    const isOperator = sign !== '&&' && sign !== '||' && sign !== '(' && sign !== ')'
    return { token: isOperator ? { kind: 'operator', text: sign } : { kind: sign }, end: at + sign.length }
  }
  const bare = matchAt(BARE, text, at)
  if (bare === null) return null
  return { token: { kind: 'value', text: bare[0], isQuoted: false }, end: at + bare[0].length }
}

function readSelector(text: string, at: number): { token: PatternToken; end: number } | null {
  const path: string[] = []
  let end = at + 1
  for (let key = matchAt(KEY, text, end); key !== null; key = matchAt(KEY, text, end)) {
    path.push(key[1] ?? key[2] ?? key[3] ?? key[4] ?? '')
    end += key[0].length
  }
  return path.length === 0 ? null : { token: { kind: 'selector', path }, end }
}

function matchAt(expression: RegExp, text: string, at: number): RegExpExecArray | null {
  expression.lastIndex = at
  return expression.exec(text)
}
