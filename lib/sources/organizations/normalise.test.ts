/** What AWS Organizations sends, whole and broken. */
import { expect, test } from 'vitest'
import { normaliseAccounts, normaliseTags, normaliseUnits } from './normalise'

test('an account tells its state; older answers tell a status', () => {
  const joined = new Date('2024-01-02T03:04:05.678Z')
  const { items } = normaliseAccounts(
    [
      {
        Id: '200000000001',
        Name: 'Shop',
        Email: 's@example.org',
        State: 'CLOSED',
        Status: 'SUSPENDED',
        JoinedTimestamp: joined,
      },
      { Id: '200000000002', Status: 'PENDING_CLOSURE' },
      { Id: '200000000003', Name: 'Later\u0000', JoinedTimestamp: new Date(Number.NaN) },
    ],
    'ou-1',
  )
  expect(items).toEqual([
    {
      ...{ id: '200000000001', name: 'Shop', email: 's@example.org', status: 'CLOSED', unitId: 'ou-1' },
      joinedAt: joined.getTime(),
    },
    {
      id: '200000000002',
      name: '200000000002',
      email: null,
      status: 'PENDING_CLOSURE',
      joinedAt: null,
      unitId: 'ou-1',
    },
    { id: '200000000003', name: 'Later', email: null, status: 'UNKNOWN', joinedAt: null, unitId: 'ou-1' },
  ])
})

test('what has no id is reported and costs only itself; what comes twice counts once', () => {
  const { items, unreadable } = normaliseAccounts(
    [{ Id: 'shop', Name: 'x' }, {}, { Id: '200000000001', Name: 'old' }, { Id: '200000000001', Name: 'new' }],
    'r-1',
  )
  expect(items).toMatchObject([{ id: '200000000001', name: 'new' }])
  expect(unreadable).toMatchObject([
    { where: 'an account of AWS Organizations', received: '{"Id":"shop","Name":"x"}' },
    { received: '{}' },
  ])
})

test('units know their way from the root', () => {
  const { items } = normaliseUnits([{ Id: 'r-1', Name: 'Root' }], null)
  const [root] = items
  expect(root).toEqual({ id: 'r-1', parentId: null, name: 'Root', path: 'Root' })
  expect(normaliseUnits([{ Id: 'ou-1' }, { Name: 'x' }], root ?? null)).toMatchObject({
    items: [{ id: 'ou-1', parentId: 'r-1', path: 'Root/ou-1' }],
    unreadable: [{ where: 'a unit of AWS Organizations' }],
  })
})

test('tags without a value are blank, without a key none', () => {
  expect(
    normaliseTags([
      { Key: 'a', Value: 'b' },
      { Key: 'c', Value: undefined },
      { Key: undefined, Value: 'x' },
    ]),
  ).toEqual({
    a: 'b',
    c: '',
  })
})
