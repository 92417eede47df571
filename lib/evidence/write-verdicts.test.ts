/** From when to when verdicts stood; what is shown at a moment is the same in SQL and in the domain. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { effectiveVerdict, FOUND_VERDICTS, type FoundVerdict } from '@/lib/domain/evidence/verdict'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildDoer } from '@/lib/testing/build-doer'
import { storeJudgements } from '@/lib/testing/build-evidence'
import { withDatabase } from '@/lib/testing/database'
import { NO_VERDICT_FILTER } from './filter'
import { readVerdictPage } from './read-verdicts'
import { createWaiver } from './write-waivers'

withDatabase()

const ACCOUNT = '111122223333'
const HOUR = 3_600_000
const START = Date.parse('2026-03-01T00:00:00Z')
const at = (hours: number) => new Date(START + hours * HOUR)
const FIRST_PAGE = { limit: 100, cursor: null }

async function rows() {
  const { rows: found } = await pool().query<{ verdict: string; from: Date; until: Date | null }>(
    'SELECT verdict, from_at AS from, until_at AS until FROM evidence_verdict ORDER BY from_at, check_id',
  )
  return found
}

describe('storeVerdicts', () => {
  it('goes on while the same is found, and says what moved', async () => {
    expect(await storeJudgements(ACCOUNT, at(0), [{ verdict: 'pass' }, { check: 'C2', verdict: 'fail' }])).toEqual([
      ...['C1', 'C2'],
    ])
    expect(await storeJudgements(ACCOUNT, at(24), [{ verdict: 'pass' }, { check: 'C2', verdict: 'pass' }])).toEqual([
      'C2',
    ])
    expect(await rows()).toEqual([
      { verdict: 'pass', from: at(0), until: null },
      { verdict: 'fail', from: at(0), until: at(24) },
      { verdict: 'pass', from: at(24), until: null },
    ])
  })

  it('begins anew what had become stale: it did not stand all the time', async () => {
    await storeJudgements(ACCOUNT, at(0), [{}])
    await storeJudgements(ACCOUNT, at(40), [{}])
    expect(await rows()).toEqual([
      { verdict: 'pass', from: at(0), until: at(40) },
      { verdict: 'pass', from: at(40), until: null },
    ])
  })

  it('goes on with what is stale and was not read anew', async () => {
    const old = { freshUntil: at(36).getTime(), asOf: at(0).getTime() }
    await storeJudgements(ACCOUNT, at(0), [old])
    for (const hours of [40, 64, 88]) await storeJudgements(ACCOUNT, at(hours), [old])
    expect(await rows()).toEqual([{ verdict: 'pass', from: at(0), until: null }])
  })

  it('begins another row for another explanation, which is no other verdict', async () => {
    await storeJudgements(ACCOUNT, at(0), [{ verdict: 'fail', explanation: '1 of 2 users.' }])
    expect(await storeJudgements(ACCOUNT, at(1), [{ verdict: 'fail', explanation: '2 of 2 users.' }])).toEqual([])
    expect(await rows()).toHaveLength(2)
  })

  it('keeps one row current and none overlapping when two workers store at once', async () => {
    const verdicts: FoundVerdict[] = ['pass', 'fail', 'pass', 'fail']
    await Promise.all(verdicts.map((verdict) => storeJudgements(ACCOUNT, at(0), [{ verdict }])))
    const found = await rows()
    expect(found.filter(({ until }) => until === null)).toHaveLength(1)
    for (const [index, row] of found.slice(0, -1).entries()) expect(row.until).toEqual(found[index + 1]?.from)
  })
})

async function organization(): Promise<void> {
  await storeConnection({ accountId: '999999999999' })
  await storeAccount({ id: ACCOUNT, connection: 'c1' })
  await pool().query("UPDATE aws_account SET first_seen_at = '2026-01-01'")
}

const shownAt = async (moment: Date, isPast: boolean) => {
  const filter = { ...NO_VERDICT_FILTER, check: ['C1'], at: isPast ? moment.toISOString() : null }
  const { data } = await readVerdictPage(filter, FIRST_PAGE, null, moment)
  return data[0]
}

describe('what is shown', () => {
  it('is not checked where an account was never judged', async () => {
    await organization()
    expect(await shownAt(at(0), false)).toMatchObject({
      ...{ verdict: 'not-checked', since: null, asOf: null, explanation: expect.stringContaining('Not collected yet') },
    })
  })

  it('is waived from when a waiver is made to the end of its last day', async () => {
    await organization()
    const admin = await buildDoer('Ada', { role: 'admin' })
    await storeJudgements(ACCOUNT, at(0), [{ verdict: 'fail', freshUntil: at(240).getTime() }])
    const waiver = { check: 'C1', account: ACCOUNT, reason: 'It is being moved.', expiresOn: '2026-03-02' }
    await createWaiver(admin, waiver, at(1))
    const seen = async (hours: number) => (await shownAt(at(hours), true))?.verdict
    expect([await seen(0.5), await seen(1), await seen(47.9), await seen(48)]).toEqual([
      ...['fail', 'waived', 'waived', 'fail'],
    ])
    expect(await shownAt(at(2), false)).toMatchObject({
      ...{ verdict: 'waived', found: 'fail', waiver: { by: 'Ada', expiresOn: '2026-03-02' } },
    })
  })

  it('says since when a verdict has stood, over rows that say the same in other words', async () => {
    await organization()
    await storeJudgements(ACCOUNT, at(0), [{ verdict: 'pass' }])
    await storeJudgements(ACCOUNT, at(1), [{ verdict: 'fail', explanation: 'One.' }])
    await storeJudgements(ACCOUNT, at(2), [{ verdict: 'fail', explanation: 'Two.' }])
    expect((await shownAt(at(3), false))?.since).toBe(at(1).toISOString())
  })

  it('is what the domain says, whatever was found and whenever one looks', async () => {
    await organization()
    const judged = fc.record({ hours: fc.nat(60), verdict: fc.constantFrom(...FOUND_VERDICTS) })
    await fc.assert(
      fc.asyncProperty(fc.array(judged, { minLength: 1, maxLength: 6 }), fc.nat(120), async (readings, looked) => {
        await pool().query('DELETE FROM evidence_verdict')
        for (const { hours, verdict } of readings) await storeJudgements(ACCOUNT, at(hours), [{ verdict }])
        const { rows: stored } = await pool().query<{ verdict: FoundVerdict; fresh: Date | null }>(
          `SELECT verdict, fresh_until AS fresh FROM evidence_verdict
           WHERE from_at <= $1 AND (until_at IS NULL OR until_at > $1)`,
          [at(looked)],
        )
        const [row] = stored
        const expected =
          row === undefined
            ? 'not-checked'
            : effectiveVerdict(
                { verdict: row.verdict, freshUntil: row.fresh?.getTime() ?? null },
                { isWaived: false, at: at(looked).getTime() },
              )
        expect((await shownAt(at(looked), true))?.verdict).toBe(expected)
      }),
      { numRuns: 25 },
    )
  })
})
