/** Addresses of the directory and of what the timeline knows of an account. */
import { expect, test } from 'vitest'
import { NO_ACCOUNT_FILTER } from '@/lib/accounts/filter'
import { accountsCsvHref, accountsHref, accountTimelineHref } from './account-href'

test('hold the filter, and the cursor for the page alone', () => {
  const filter = { ...NO_ACCOUNT_FILTER, q: 'a&b', unit: ['ou-1'] }
  expect(accountsHref(filter, 'abc')).toBe('/accounts?q=a%26b&unit=ou-1&cursor=abc')
  expect(accountsCsvHref(filter)).toBe('/api/accounts/csv?q=a%26b&unit=ou-1')
  expect([accountsHref(NO_ACCOUNT_FILTER), accountsCsvHref(NO_ACCOUNT_FILTER)]).toEqual([
    '/accounts',
    '/api/accounts/csv',
  ])
})

test('lead to the events that named an account, and to one of them', () => {
  expect(accountTimelineHref('111122223333')).toBe('/?account=111122223333&view=events')
  expect(accountTimelineHref('111122223333', '7')).toBe('/?account=111122223333&view=events&event=7')
})
