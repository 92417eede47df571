/** How much of the accounts' own texts stands in the event itself, and in a list of events. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import type { EventView } from './contract'
import { NO_FILTER } from './filter'
import { getEvent, listEvents } from './read'
import { listAffectedAccounts } from './read-reach'
import { describe, nameAccount, storeConnection, storeEvent } from './test-reach'

withDatabase()
beforeEach(async () => {
  await ensureSources()
  await storeConnection('main')
})

suite('texts of accounts that stand in the event itself', () => {
  const named = Array.from({ length: 4 }, (_, index) => String(index + 1).padStart(12, '0'))
  const lengths = async (read: Promise<EventView>) =>
    (await read).affectedAccounts.map(({ text, textLeftOut }) => [text?.length ?? null, textLeftOut])

  it('end where they are long in sum; those left out say so, and stand in the pages', async () => {
    const id = await storeEvent('long')
    const [first = '', second = '', third = '', fourth = ''] = named
    await describe(id, 'Short', first)
    await nameAccount(id, first, 'Short')
    await nameAccount(id, second, 'é'.repeat(240_000))
    await nameAccount(id, third, 'x'.repeat(30_000))
    await nameAccount(id, fourth)
    expect(await lengths(getEvent(id, null))).toEqual([
      [null, false],
      [240_000, false],
      [null, true],
      [null, false],
    ])
    const pages = await listAffectedAccounts(id, { limit: 1_000, cursor: null }, null)
    expect(pages.data.map(({ text, textLeftOut }) => [text?.length ?? null, textLeftOut])).toEqual([
      [null, false],
      [240_000, false],
      [30_000, false],
      [null, false],
    ])
  })

  it('are bounded for a list of events as for one', async () => {
    for (const name of ['a', 'b', 'c']) {
      const id = await storeEvent(name)
      for (const account of named) await nameAccount(id, account, `${account}${'x'.repeat(99_988)}`)
    }
    const textsIn = async (limit: number) =>
      (await listEvents(NO_FILTER, { limit, cursor: null }, null)).data.map(
        ({ affectedAccounts }) => affectedAccounts.filter(({ text }) => text !== null).length,
      )
    expect(await textsIn(1)).toEqual([4])
    expect(await textsIn(2)).toEqual([2, 2])
    expect(await textsIn(200)).toEqual([0, 0, 0])
  })
})
