/** Which team owned an account when is kept by the database itself, whoever writes which team owns it now. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { withDatabase } from '@/lib/testing/database'

withDatabase()

const [BLUE, GREEN] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002'] as const
const IDS = Array.from({ length: 40 }, (_, index) => String(111111111111 + index))

beforeEach(() => pool().query("INSERT INTO team (id, name) VALUES ($1, 'Blue'), ($2, 'Green')", [BLUE, GREEN]))

const give = 'INSERT INTO team_account (team_id, account_id) VALUES ($1, $2)'
const take = 'DELETE FROM team_account WHERE team_id = $1 AND account_id = $2'

/** For each account who owned it: "Blue from the first until then", in order. */
async function periods(): Promise<string[]> {
  const { rows } = await pool().query<{ told: string }>(
    `SELECT string_agg(concat(team_name, CASE WHEN from_at IS NULL THEN ' always' ELSE ' later' END,
       CASE WHEN until_at IS NOT NULL THEN ' till then' END), ', ' ORDER BY id) AS told FROM team_account_period GROUP BY account_id`,
  )
  return rows.map(({ told }) => told)
}

// What happens within one transaction, and what happens in two of the same millisecond: forty of them.
it('takes two teams of one transaction both for the first', async () => {
  for (const id of IDS)
    await inTransaction(async (client) => {
      await client.query(give, [BLUE, id])
      await client.query(give, [GREEN, id])
    })
  expect(await periods()).toEqual(IDS.map(() => 'Blue always, Green always'))
})

it('forgets what came and went within one transaction', async () => {
  for (const id of IDS)
    await inTransaction(async (client) => {
      await client.query(give, [BLUE, id])
      await client.query(take, [BLUE, id])
      await client.query(give, [GREEN, id])
    })
  expect(await periods()).toEqual(IDS.map(() => 'Green always'))
})

it('does not notice that rules take an account and give it back', async () => {
  for (const id of IDS) await pool().query(give, [BLUE, id])
  for (const id of IDS)
    await inTransaction(async (client) => {
      await client.query(take, [BLUE, id])
      await client.query(give, [BLUE, id])
    })
  expect(await periods()).toEqual(IDS.map(() => 'Blue always'))
})

it('tells transactions of one millisecond apart', async () => {
  for (const id of IDS) {
    await pool().query(give, [BLUE, id])
    await pool().query(take, [BLUE, id])
    await pool().query(give, [GREEN, id])
  }
  expect(await periods()).toEqual(IDS.map(() => 'Blue always till then, Green later'))
})

it('ends one period where the other begins, and keeps the last name of a team that is gone', async () => {
  await pool().query(give, [BLUE, IDS[0]])
  await inTransaction(async (client) => {
    await client.query(take, [BLUE, IDS[0]])
    await client.query(give, [GREEN, IDS[0]])
  })
  await pool().query("UPDATE team SET name = 'Azure' WHERE id = $1", [BLUE])
  await pool().query('DELETE FROM team WHERE id = $1', [GREEN])
  expect(await periods()).toEqual(['Azure always till then, Green later till then'])
  const { rows } = await pool().query(
    'SELECT FROM team_account_period a JOIN team_account_period b ON a.until_at = b.from_at',
  )
  expect(rows).toHaveLength(1)
})
