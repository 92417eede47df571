import { beforeEach, describe, expect, it } from 'vitest'
import { pool, type Queryable } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { recordReach } from '@/lib/events/write-reach'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listDueAgain, listPending, listReadAccounts, listStillDue } from './read'
import { Claims } from './write-claims'
import { type Listed, storeListed } from './write-listed'
import { noteRead, noteRefused, readDatabaseClock } from './write-progress'

withDatabase()

const AT = Date.parse('2026-03-01T10:00:00Z')
const ARN = 'arn:aws:health:us-east-1::event/LAMBDA/AWS_LAMBDA_OPERATIONAL_ISSUE/AWS_LAMBDA_OPERATIONAL_ISSUE_1'
const ACCOUNT = '200000000001'

beforeEach(async () => {
  await pool().query("INSERT INTO aws_connection (id, name, kind) VALUES ('one', 'one', 'organization')")
})

const item = (overrides: Partial<Listed> = {}): Listed => {
  return { arn: ARN, lastUpdatedAt: AT, status: 'open', listed: '{"statusCode":"open"}', ...overrides }
}
const list = (...items: Listed[]) => storeListed(pool(), 'one', items)
const pending = async () => (await listPending('one', null, 10)).map(({ arn, lastUpdatedAt }) => [arn, lastUpdatedAt])
const read = (overrides: { lastUpdatedAt?: number; eventId?: string | null } = {}) =>
  noteRead('one', [{ arn: ARN, lastUpdatedAt: AT, eventId: null, ...overrides }])
/** The beginning of a re-reading after all that has been read: clock and rows are rounded to ms, each in its own way. */
const inAMinute = async () => (await readDatabaseClock()) + 60_000

describe('what a listing says', () => {
  it('is to be read when it is new or has moved, and not when it comes again', async () => {
    expect(await list(item(), item({ arn: `${ARN}0` }))).toEqual([ARN, `${ARN}0`])
    await read()
    expect(await list(item())).toEqual([])
    expect(await pending()).toEqual([[`${ARN}0`, AT]])
    expect(await list(item({ lastUpdatedAt: AT + 1 }))).toEqual([ARN])
    expect(await pending()).toEqual([
      [ARN, AT + 1],
      [`${ARN}0`, AT],
    ])
  })

  it('counts once where a page repeats an event, with its latest time', async () => {
    expect(await list(item({ lastUpdatedAt: AT + 5 }), item(), item({ lastUpdatedAt: AT + 3 }))).toEqual([ARN])
    expect(await pending()).toEqual([[ARN, AT + 5]])
  })

  it('changes nothing where it is older than what is known', async () => {
    await list(item({ lastUpdatedAt: AT + 5 }))
    expect(await list(item())).toEqual([])
    expect(await pending()).toEqual([[ARN, AT + 5]])
  })

  it('is to be read whole again where it says otherwise of the same time', async () => {
    const eventId = await record()
    await list(item())
    await recordReach([reachOf(eventId, AT)], AT)
    await read({ eventId })
    expect(await list(item({ status: 'closed', listed: '{"statusCode":"closed"}' }))).toEqual([ARN])
    expect(await listReadAccounts([{ arn: ARN, eventId, lastUpdatedAt: AT }])).toEqual(new Map())
  })

  it('is not to be read again where somebody listed and read the same meanwhile', async () => {
    await list(item())
    const moved = item({ lastUpdatedAt: AT + 1 })
    const meanwhile = async () => {
      await list(moved)
      await read({ lastUpdatedAt: AT + 1 })
    }
    expect(await storeListed(interrupted(meanwhile), 'one', [moved])).toEqual([])
    expect(await pending()).toEqual([])
  })

  it('is to be read again where it says otherwise than what somebody listed and read meanwhile', async () => {
    await list(item())
    const meanwhile = async () => {
      await list(item({ lastUpdatedAt: AT + 1 }))
      await read({ lastUpdatedAt: AT + 1 })
    }
    const other = item({ lastUpdatedAt: AT + 1, status: 'closed', listed: '{"statusCode":"closed"}' })
    expect(await storeListed(interrupted(meanwhile), 'one', [other])).toEqual([ARN])
    expect(await pending()).toEqual([[ARN, AT + 1]])
  })
})

describe('what was read', () => {
  it('stays to be read where the event has moved meanwhile', async () => {
    await list(item({ lastUpdatedAt: AT + 1 }))
    await read()
    expect(await pending()).toEqual([[ARN, AT + 1]])
    expect((await listStillDue('one', [ARN], null))[0]).toMatchObject({ isKnown: true, isRecorded: false })
  })

  it('is known by account, for the event as it stands', async () => {
    const eventId = await record()
    await recordReach([reachOf(eventId, AT)], AT)
    const asked = { arn: ARN, eventId, lastUpdatedAt: AT }
    expect(await listReadAccounts([asked])).toEqual(new Map([[ARN, new Set([ACCOUNT])]]))
    expect(await listReadAccounts([{ ...asked, lastUpdatedAt: AT + 1 }])).toEqual(new Map())
    expect(await listReadAccounts([{ ...asked, eventId: null }])).toEqual(new Map())
  })

  it('is left to the re-readings after ten refusals, and until it moves after ten more', async () => {
    await list(item({ status: 'closed' }))
    const refused = () => noteRefused('one', [{ arn: ARN, lastUpdatedAt: AT, eventId: null }])
    for (let time = 1; time < 10; time += 1) await refused()
    expect(await pending()).toHaveLength(1)
    await refused()
    expect(await pending()).toEqual([])
    expect(await listDueAgain('one', await inAMinute(), null, 10)).toEqual([ARN])
    for (let time = 1; time <= 10; time += 1) await refused()
    expect(await listDueAgain('one', await inAMinute(), null, 10)).toEqual([])
    await list(item({ status: 'closed', lastUpdatedAt: AT + 1 }))
    expect(await pending()).toHaveLength(1)
  })
})

describe('a re-reading', () => {
  it('is of what is not closed, and of each event once', async () => {
    await list(item(), item({ arn: `${ARN}0`, status: 'closed' }), item({ arn: `${ARN}1`, status: 'upcoming' }))
    for (const arn of [ARN, `${ARN}0`, `${ARN}1`]) await noteRead('one', [{ arn, lastUpdatedAt: AT, eventId: null }])
    const begunAt = await inAMinute()
    expect(await listDueAgain('one', begunAt, null, 10)).toEqual([ARN, `${ARN}1`])
    expect(await listDueAgain('one', begunAt, ARN, 10)).toEqual([`${ARN}1`])
    const earlier = begunAt - 120_000
    expect(await listDueAgain('one', earlier, null, 10)).toEqual([])
  })
})

describe('Claims', () => {
  it('give an event to one reader at a time, and free it when they end', async () => {
    const [one, other] = [new Claims('one'), new Claims('one')]
    expect(await one.take([ARN, `${ARN}0`])).toEqual([ARN, `${ARN}0`])
    expect(await one.take([ARN])).toEqual([])
    expect(await other.take([ARN, `${ARN}1`])).toEqual([`${ARN}1`])
    await one.release([ARN])
    expect(await other.take([ARN, `${ARN}0`])).toEqual([ARN])
    await one.end()
    expect(await other.take([`${ARN}0`])).toEqual([`${ARN}0`])
    await other.end()
  })

  it('are of one connection', async () => {
    const [one, other] = [new Claims('one'), new Claims('two')]
    expect(await one.take([ARN])).toEqual([ARN])
    expect(await other.take([ARN])).toEqual([ARN])
    await Promise.all([one.end(), other.end()])
  })
})

/** A client after whose first statement something happens. */
function interrupted(happens: () => Promise<void>): Queryable {
  let isFirst = true
  const query = async (sql: string, values: unknown[]) => {
    const result = await pool().query(sql, values)
    if (isFirst) await happens()
    isFirst = false
    return result
  }
  return { query: query as Queryable['query'] }
}

async function record(): Promise<string> {
  const { seen } = await recordObservations([buildObservation({ arn: ARN })], AT)
  return seen[0] ?? ''
}

function reachOf(eventId: string, readFor: number) {
  const accounts = [{ account: ACCOUNT, text: 'Yours.', readFor, entities: [] }]
  return { eventId, connectionId: 'one', saidAt: AT, isNews: false, accounts }
}
