/** What requests for the directory may ask for. */
import { describe, expect, test } from 'vitest'
import { formatAccountFilter, isUnfilteredAccounts, NO_ACCOUNT_FILTER, parseAccountFilter } from './filter'
import { requestedAccountPage, requestedDirectoryPage } from './request'

const ADDRESS = 'http://localhost/api/v1/accounts'

describe('requestedAccountPage', () => {
  test('without parameters asks for the first 50', () => {
    expect(requestedAccountPage(ADDRESS)).toEqual({ filter: NO_ACCOUNT_FILTER, page: { limit: 50, cursor: null } })
  })

  test.each([
    ['limit=0', 'limit'],
    ['limit=1001', 'limit'],
    ['limit=x', 'limit'],
    ['sort=size', 'sort'],
    [`q=${'x'.repeat(201)}`, 'q'],
    ['q=a%00b', 'q'],
    [`team=${'x'.repeat(101)}`, 'team'],
    [`status=${Array.from({ length: 51 }, (_, n) => `s${n}`).join(',')}`, 'status'],
    ['environment=a%0Ab', 'environment'],
  ])('refuses %s by name', (query, name) => {
    expect(() => requestedAccountPage(`${ADDRESS}?${query}`)).toThrow(
      expect.objectContaining({ code: 'INVALID', fields: { [name]: expect.any(String) } }),
    )
  })

  test('names may hold commas, ids part with them', () => {
    const { filter } = requestedAccountPage(
      `${ADDRESS}?team=a,b&team=c&connection=x,y&status=ACTIVE,left&criticality=high,low`,
    )
    expect(filter).toMatchObject({
      team: ['a,b', 'c'],
      connection: ['x', 'y'],
      status: ['ACTIVE', 'left'],
      criticality: ['high', 'low'],
    })
  })
})

test('a page leaves out what is wrong, and says so', () => {
  expect(requestedDirectoryPage({ q: 'shop', sort: 'size', team: ['a', 'b'], cursor: 'x' })).toEqual({
    filter: { ...NO_ACCOUNT_FILTER, q: 'shop', team: ['a', 'b'] },
    problems: { sort: expect.any(String), cursor: expect.any(String) },
    cursor: null,
  })
})

test('a filter that is written is read again', () => {
  const filter = {
    ...{
      q: 'a b',
      team: ['x, y', 'none'],
      environment: ['é'],
      criticality: ['high', 'none'],
      connection: ['c1'],
      unit: ['ou-1'],
      status: ['left'],
    },
    sort: 'joined' as const,
  }
  expect(parseAccountFilter(formatAccountFilter(filter))).toEqual({ filter, problems: {} })
  expect(isUnfilteredAccounts({ ...NO_ACCOUNT_FILTER, sort: 'id' })).toBe(true)
  expect(isUnfilteredAccounts(filter)).toBe(false)
})
