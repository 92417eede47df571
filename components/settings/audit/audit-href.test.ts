/** Addresses of views of the audit. */
import { expect, test } from 'vitest'
import { NO_AUDIT_FILTER } from '@/lib/audit/filter'
import { auditCsvHref, auditHref } from './audit-href'

test('hold the filter, and the cursor for the page alone', () => {
  const filter = { ...NO_AUDIT_FILTER, who: 'person:1', q: 'a&b=c' }
  expect(auditHref(filter, 'abc')).toBe('/settings/audit?who=person%3A1&q=a%26b%3Dc&cursor=abc')
  expect(auditCsvHref(filter)).toBe('/api/audit/csv?who=person%3A1&q=a%26b%3Dc')
})

test('are bare where nothing is filtered', () => {
  expect([auditHref(NO_AUDIT_FILTER), auditCsvHref(NO_AUDIT_FILTER)]).toEqual(['/settings/audit', '/api/audit/csv'])
})
