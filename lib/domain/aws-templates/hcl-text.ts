/** Writes plain values in the language of Terraform. */
import type { CommentOf, Plain } from './yaml-text'

/** Text in quotes; what Terraform would take for an expression is escaped. */
export function hclString(text: string): string {
  return JSON.stringify(text).replace(/[$%](?=\{)/g, (sign) => sign + sign)
}

/** An expression among plain values: `aws_sqs_queue.health.arn`. */
export interface Expression {
  expression: string
}

export type HclValue = Plain | Expression | readonly HclValue[] | { readonly [key: string]: HclValue }

/** A value over several lines, the first of which stands where the value begins; laid out as `terraform fmt` does. */
export function hclValue(value: HclValue, commentOf: CommentOf = () => null): string {
  return linesOf(value, commentOf).join('\n')
}

function linesOf(value: HclValue, commentOf: CommentOf): string[] {
  if (typeof value === 'string') return [hclString(value)]
  if (typeof value !== 'object') return [String(value)]
  if (isExpression(value)) return [value.expression]
  return isList(value) ? listLines(value, commentOf) : mapLines(Object.entries(value), commentOf)
}

function listLines(items: readonly HclValue[], commentOf: CommentOf): string[] {
  if (items.length === 0) return ['[]']
  const written = items.map((item) => {
    const lines = linesOf(item, commentOf)
    return { lines: [...lines.slice(0, -1), `${lines.at(-1)},`], comment: isText(item) ? commentOf(item) : null }
  })
  const width = Math.max(...written.map(({ lines, comment }) => (comment === null ? 0 : (lines.at(-1)?.length ?? 0))))
  const all = written.flatMap(({ lines, comment }) =>
    comment === null ? lines : lines.map((line) => `${line.padEnd(width)} # ${comment}`),
  )
  return ['[', ...all.map((line) => `  ${line}`), ']']
}

/** Neighbours on one line each have their equals signs below each other. */
function mapLines(entries: readonly (readonly [string, HclValue])[], commentOf: CommentOf): string[] {
  if (entries.length === 0) return ['{}']
  const written = entries.map(([key, item]) => ({ key: keyOf(key), lines: linesOf(item, commentOf) }))
  const widths = written.map(({ key, lines }, at) => {
    if (lines.length > 1) return key.length
    const next = written.findIndex((other, index) => index > at && other.lines.length > 1)
    const before = written.slice(0, at).findLastIndex((other) => other.lines.length > 1)
    const group = written.slice(before + 1, next === -1 ? undefined : next)
    return Math.max(...group.map((other) => other.key.length))
  })
  const all = written.flatMap(({ key, lines: [first = '', ...rest] }, at) => [
    `${key.padEnd(widths[at] ?? 0)} = ${first}`,
    ...rest,
  ])
  return ['{', ...all.map((line) => `  ${line}`), '}']
}

function isText(value: HclValue): value is string {
  return typeof value === 'string'
}

function keyOf(key: string): string {
  return /^[A-Za-z_]\w*$/.test(key) ? key : hclString(key)
}

function isExpression(value: object): value is Expression {
  return 'expression' in value && Object.keys(value).length === 1
}

function isList(value: object): value is readonly HclValue[] {
  return Array.isArray(value)
}
