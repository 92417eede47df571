/** Cells that spreadsheets would run, and those that need quotes. */
import { expect, test } from 'vitest'
import type { AuditEntryView } from './contract'
import { auditLine, CSV_HEAD } from './csv'

function lineOf(name: string): string {
  const entry: AuditEntryView = {
    id: '7',
    at: '2026-05-07T00:00:00.000Z',
    actor: { kind: 'person', id: 'o1', name, origin: { address: null, userAgent: null } },
    action: 'person.disabled',
    subject: { kind: 'person', id: null, name: null },
    sentence: 'disabled a person',
    before: null,
    after: { sessionsEnded: 1 },
  }
  return auditLine(entry)
}

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['＝1+1', "'＝1+1"],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['Mira = 1', 'Mira = 1'],
  ['a,b', '"a,b"'],
  ['say "hi"', '"say ""hi"""'],
  ['two\nlines', '"two\nlines"'],
  ['', ''],
])('%j is written %j', (name, cell) => {
  expect(lineOf(name)).toBe(
    `7,2026-05-07T00:00:00.000Z,person,o1,${cell},,,person.disabled,disabled a person,person,,,,"{""sessionsEnded"":1}"\r\n`,
  )
})

test('the head names as many columns as a line has', () => {
  expect(CSV_HEAD.trimEnd().split(',')).toHaveLength(
    lineOf('Mira')
      .replace(/"[^\r]*"/, 'json')
      .trimEnd()
      .split(',').length,
  )
})
