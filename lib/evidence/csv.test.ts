/** Verdicts as CSV: a line each, whatever stands in names and rows. */
import { expect, it } from 'vitest'
import type { VerdictView } from './contract'
import { VERDICT_CSV_HEAD, verdictLine } from './csv'

const VIEW: VerdictView = {
  ...{
    check: 'C6',
    title: 'Every console user has MFA',
    kind: 'auto',
    account: { id: '111122223333', name: 'Acme, "shop"' },
  },
  ...{ verdict: 'waived', found: 'fail', explanation: '1 of 2 console users has no MFA.', total: 240 },
  rows: [
    { subject: 'mara, Ünïcode', detail: 'password, no MFA', isBad: true },
    { subject: '=HYPERLINK("x")', detail: 'has MFA', isBad: false },
  ],
  calls: [{ call: 'iam:GetCredentialReport', asOf: '2026-11-23T10:00:00.000Z' }],
  ...{ asOf: '2026-11-23T10:00:00.000Z', freshUntil: '2026-11-24T22:00:00.000Z', since: '2026-11-01T10:00:00.000Z' },
  unread: null,
  waiver: {
    ...{ id: '1', check: 'C6', account: null, reason: 'Ordered.', expiresOn: '2026-12-01', by: 'Sam' },
    createdAt: '2026-11-20T10:00:00.000Z',
  },
}

it('has a value or a blank under each heading', () => {
  const cells = VERDICT_CSV_HEAD.trimEnd().split(',')
  expect(cells).toContain('verdict')
  const bare = { ...VIEW, account: { id: '111122223333', name: 'Acme' }, rows: [], waiver: null }
  expect(verdictLine(bare).trimEnd().split(',')).toHaveLength(cells.length)
})

it('keeps what was found beside what is shown, and who accepted it until when', () => {
  const line = verdictLine(VIEW)
  for (const part of ['waived', 'fail', '240', 'Sam', '2026-12-01', 'Ordered.']) expect(line).toContain(part)
  expect(line).toContain('"Acme, ""shop"""')
})

it('names the rows, none of which a spreadsheet takes for a formula', () => {
  const line = verdictLine({ ...VIEW, rows: VIEW.rows.slice(1) })
  expect(line).toContain('HYPERLINK')
  expect(line).not.toMatch(/(^|,)"?=/)
})
