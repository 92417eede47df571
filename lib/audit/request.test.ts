/** What a page and a handler take from an address. */
import { expect, test } from 'vitest'
import { formatAuditCursor } from './cursor'
import { NO_AUDIT_FILTER } from './filter'
import { requestedAudit, requestedAuditPage } from './request'

test('a page leaves out what is wrong, and says so', () => {
  const { filter, problems, cursor } = requestedAuditPage({
    who: 'nobody',
    q: ['mira', 'noor'],
    cursor: 'x',
    zone: 'utc',
  })
  expect(filter).toEqual({ ...NO_AUDIT_FILTER, q: 'mira' })
  expect(Object.keys(problems)).toEqual(['who', 'cursor'])
  expect(cursor).toBeNull()
})

test('a page takes the cursor of another one', () => {
  const cursor = formatAuditCursor({ at: '2026-05-07T14:00:00.000Z', id: '12' })
  expect(requestedAuditPage({ cursor })).toEqual({ filter: NO_AUDIT_FILTER, problems: {}, cursor })
})

test('a handler refuses what is wrong', () => {
  expect(() => requestedAudit('http://x/api/audit/csv?from=yesterday')).toThrow(
    expect.objectContaining({ code: 'INVALID', fields: { from: expect.any(String) } }),
  )
})
