/** Who may make rules silent where: what somebody cannot see stays loud. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { storeAccount } from '@/lib/testing/build-account'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { listMutes } from './read-mutes'
import { endMute, muteRule } from './write-mutes'

withDatabase()

const [SHOP, LAB] = ['111122223333', '111122224444'] as const

beforeEach(async () => {
  for (const id of [SHOP, LAB]) await storeAccount({ id })
})

let people = 0

const mute = async (accountId: string | null, accounts: string[] | null) => {
  const { actor } = await buildDoer(`Ada ${people++}`, { role: 'admin', accounts })
  const asked = { rule: 'root-sign-in', accountId, reason: 'a drill', until: null }
  return inTransaction((client) => muteRule(client, { actor, accounts }, asked))
}

const end = async (id: string, accounts: string[] | null) => {
  const { actor } = await buildDoer(`Bo ${people++}`, { role: 'admin', accounts })
  return inTransaction((client) => endMute(client, { actor, accounts }, id))
}

it('holds in an account or everywhere, is listed for those whom it concerns, and audited', async () => {
  const everywhere = await mute(null, null)
  const shop = await mute(SHOP, [SHOP])
  expect((await listMutes([LAB])).map(({ id }) => id)).toEqual([everywhere])
  await end(shop, [SHOP])
  await end(everywhere, null)
  expect(await listMutes(null)).toEqual([])
  expect((await auditTrail()).map(({ action }) => action)).toEqual([
    ...['iam.rule-muted', 'iam.rule-muted', 'iam.rule-unmuted', 'iam.rule-unmuted'],
  ])
})

it('is not for those who do not see where', async () => {
  await expect(mute(null, [SHOP])).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(mute(LAB, [SHOP])).rejects.toMatchObject({ code: 'INVALID' })
  const everywhere = await mute(null, null)
  await expect(end(everywhere, [SHOP])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const { rows } = await pool().query('SELECT count(*)::int AS mutes FROM iam_mute WHERE ended_at IS NULL')
  expect(rows).toEqual([{ mutes: 1 }])
})
