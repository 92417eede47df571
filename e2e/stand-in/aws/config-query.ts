/** Config's advanced queries, as far as they count and list resources. */
import { arnOfResource, listStock, namesOf, type Stock } from './inventory'
import { ServiceError } from './service-error'
import type { Truth } from './truth'

type Row = Record<string, string | number>
type Test = (row: Row) => boolean

interface Query {
  fields: string[]
  test: Test
  groups: string[]
}

const QUERY = /^\s*SELECT\s+(.+?)(?:\s+WHERE\s+(.+?))?(?:\s+GROUP\s+BY\s+(.+?))?(?:\s+ORDER\s+BY\s+.+?)?\s*;?\s*$/is
const COUNT = /^COUNT\(\*\)$/i
/** Documented: at most three fields to group by. */
const MOST_GROUPS = 3
const READS: Readonly<Record<string, (stock: Stock, resource: string) => string>> = {
  accountId: ({ account }) => account,
  awsRegion: ({ region }) => region,
  resourceType: ({ configType }) => configType,
  resourceId: (_, resource) => resource,
  resourceName: (_, resource) => resource,
  arn: arnOfResource,
}

/** The rows of an expression, and the names of what it selects. @throws {ServiceError} where it cannot be read */
export function runQuery(expression: string, truth: Truth): { fields: string[]; rows: Row[] } {
  const query = parse(expression)
  const wanted = new Set([...query.fields, ...query.groups, ...Object.keys(READS)].filter((name) => name in READS))
  const isCounted = query.fields.some((field) => COUNT.test(field))
  const rows = isCounted ? countRows(query, truth) : listRows(query, truth, [...wanted])
  return { fields: query.fields, rows: rows.map((row) => select(row, query.fields)) }
}

function parse(expression: string): Query {
  const [, selected = '', condition, grouped = ''] = QUERY.exec(expression) ?? []
  const fields = splitNames(selected).map((name) => (COUNT.test(name) ? 'COUNT(*)' : name))
  const groups = splitNames(grouped)
  const unknown = [...fields, ...groups].find((name) => name !== 'COUNT(*)' && !(name in READS))
  if (fields.length === 0 || unknown !== undefined || groups.length > MOST_GROUPS) throw unreadable(expression)
  return { fields, groups, test: condition === undefined ? () => true : parseCondition(condition) }
}

function splitNames(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function parseCondition(condition: string): Test {
  const tests = condition.split(/\s+AND\s+/i).map(parseTest)
  return (row) => tests.every((test) => test(row))
}

function parseTest(text: string): Test {
  const [, name = '', operator = '', operand = ''] = /^\(?\s*(\w+)\s*(=|LIKE|IN)\s*(.+?)\s*$/is.exec(text) ?? []
  const values = Array.from(operand.matchAll(/'([^']*)'/g), ([, value = '']) => value)
  if (!(name in READS) || values.length === 0) throw unreadable(text)
  if (operator.toUpperCase() !== 'LIKE') return (row) => values.includes(String(row[name]))
  const prefixes = values.map((value) => value.replace(/%$/, ''))
  return (row) => prefixes.some((prefix) => String(row[name]).startsWith(prefix))
}

function listRows({ test }: Query, truth: Truth, names: readonly string[]): Row[] {
  const rows: Row[] = []
  for (const stock of listStock(truth)) {
    for (const resource of namesOf(stock)) {
      const row = Object.fromEntries(names.map((name) => [name, READS[name]?.(stock, resource) ?? '']))
      if (test(row)) rows.push(row)
    }
  }
  return rows
}

/** Counts without looking at each resource, which conditions of counts do not ask for. */
function countRows({ test, groups }: Query, truth: Truth): Row[] {
  const counts = new Map<string, Row & { 'COUNT(*)': number }>()
  for (const stock of listStock(truth)) {
    const row = { accountId: stock.account, awsRegion: stock.region, resourceType: stock.configType }
    if (!test(row)) continue
    const key = groups.map((name) => READS[name]?.(stock, '')).join(' ')
    const counted = counts.get(key) ?? { ...row, 'COUNT(*)': 0 }
    counted['COUNT(*)'] += stock.count
    counts.set(key, counted)
  }
  return [...counts.values()]
}

function select(row: Row, fields: readonly string[]): Row {
  return Object.fromEntries(fields.map((name) => [name, row[name] ?? '']))
}

function unreadable(text: string): ServiceError {
  return new ServiceError('InvalidExpressionException', `The stand-in cannot read the query at: ${text}`)
}
