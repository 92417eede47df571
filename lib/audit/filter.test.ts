/** The audit's filter in a URL. */
import { expect, test } from 'vitest'
import { formatAuditFilter, isUnfilteredAudit, NO_AUDIT_FILTER, parseAuditFilter } from './filter'

const parse = (query: string) => parseAuditFilter(new URLSearchParams(query))

test('is read and written back', () => {
  const query =
    'who=person%3Aabc&action=person.role-changed&subject=team%3A1&from=2026-05-07&to=2026-05-07&q=Mira+S%C3%B8r'
  const { filter, problems } = parse(query)
  expect(problems).toEqual({})
  expect(formatAuditFilter(filter).toString()).toBe(query)
})

test('empty parameters, as a form sends them, filter nothing', () => {
  const { filter, problems } = parse('who=&action=&subject=&from=&to=&q=+')
  expect({ filter, problems }).toEqual({ filter: NO_AUDIT_FILTER, problems: {} })
  expect(isUnfilteredAudit(filter)).toBe(true)
})

test.each([
  ['who', 'who=admin'],
  ['who', 'who=person:'],
  ['who', "who=person:1'%20OR%201=1"],
  ['action', 'action=Person.Changed'],
  ['action', 'action=a.b.c'],
  ['subject', 'subject=person'],
  ['from', 'from=2026-02-30'],
  ['from', 'from=yesterday'],
  ['to', 'to=2026-5-7'],
  ['to', 'from=2026-05-08&to=2026-05-07'],
  ['q', `q=${'x'.repeat(201)}`],
  ['q', 'q=a%00b'],
])('names what is wrong with %s in %s', (name, query) => {
  const { filter, problems } = parse(query)
  expect(Object.keys(problems)).toEqual([name])
  expect(filter[name as keyof typeof filter]).toBeNull()
})
