/** What somebody who is limited to some accounts sees of a post-mortem, and may do with it. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import type { Doer } from '@/lib/incidents/doer'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { emptyQueue } from '@/lib/testing/queue'
import type { FieldView, PostmortemView } from './contract'
import { UNSEEN_FACTS } from './present-limited'
import { findPostmortem } from './read'
import { answerFacts, answerRefresh, answerRestore, answerSave, answerTexts } from './request-fields'
import { openFor } from './request-open'

withDatabase()

// Opening a post-mortem of an identity incident asks the worker for what was done meanwhile.
beforeAll(emptyQueue)

const BLUE = '111122223333'
const RED = '444455556666'
const START = Date.parse('2026-03-10T12:00:00Z')

let ada: Doer
let limited: Doer
let incidentId = ''

/** An event of one account, with a text of its own. */
async function storeEvent(account: string, service: string): Promise<string> {
  const text = `Secret of ${account}`
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/X/Y/Z_${account}`,
    ...{ scope: 'ACCOUNT_SPECIFIC', service, startedAt: START, saidAt: START, summary: text },
    updates: [buildUpdate(0, { observedAt: START, text, account })],
  })
  const { seen } = await recordObservations([observation], START)
  await pool().query(
    `WITH t AS (INSERT INTO event_text SELECT $1, md5($3)::uuid, $3)
     INSERT INTO affected_account (event_id, account_id, first_seen_at, text_digest)
     SELECT $1::bigint, $2, now(), md5($3)::uuid`,
    [seen[0], account, text],
  )
  return seen[0] ?? ''
}

beforeEach(async () => {
  await ensureSources()
  ada = await buildDoer('Ada', { role: 'admin' })
  limited = await buildDoer('Lina', { accounts: [BLUE] })
  incidentId = await buildIncident([await storeEvent(BLUE, 'iam'), await storeEvent(RED, 'sts')])
})

function by({ actor, accounts, personId }: Doer) {
  const principal = {
    kind: 'person' as const,
    id: personId ?? '',
    name: actor.name,
    role: 'responder' as const,
    accounts,
  }
  const session = { email: '', sessionId: 's', twoFactorEnabled: false, canReturn: true }
  return { principal: { ...principal, ...session }, actor }
}

const open = (doer: Doer) => openFor(incidentId, null, by(doer))
const asked = (doer: Doer, key: string, body: unknown = {}) => ({
  request: new Request('http://127.0.0.1/x', { method: 'POST', body: JSON.stringify(body) }),
  ...{ id: incidentId, key, by: by(doer) },
})
const read = (doer: Doer) => findPostmortem(incidentId, by(doer).principal)
const fieldOf = (view: PostmortemView | null, key: string): FieldView | undefined =>
  view?.fields.find((field) => field.key === key)

describe('a limited reader', () => {
  it('reads what the machine writes of what they see, whoever opened it', async () => {
    const opened = await open(limited)
    expect(opened.limited).toBe(true)
    expect(JSON.stringify(opened)).toContain(`Secret of ${BLUE}`)
    expect(JSON.stringify(opened)).not.toContain(RED)
    const whole = await read(ada)
    expect(whole?.limited).toBe(false)
    expect(fieldOf(whole, 'timeline')?.body).toContain(`Secret of ${RED}`)
    expect(fieldOf(opened, 'timeline')).toMatchObject({ origin: 'facts', version: 0 })
  })

  it('gets none of the machine’s older texts, and puts them back unseen', async () => {
    await open(ada)
    await answerSave(asked(limited, 'timeline', { version: 0, body: 'Mine' }))
    const { data: texts } = await answerTexts(asked(limited, 'timeline'))
    expect(texts.map(({ body }) => body)).toEqual(['Mine', UNSEEN_FACTS])
    expect((await answerTexts(asked(ada, 'timeline'))).data[1]?.body).toContain(RED)
    const { data } = await answerRestore(asked(limited, 'timeline', { version: 1, text: 0 }))
    expect(data).toMatchObject({ origin: 'facts', body: expect.not.stringContaining(RED) })
    expect(fieldOf(await read(ada), 'timeline')?.body).toContain(`Secret of ${RED}`)
  })

  it('refreshes it for everybody, and sees their own', async () => {
    await open(ada)
    await answerSave(asked(ada, 'timeline', { version: 0, body: 'Ours' }))
    const { data: facts } = await answerFacts(asked(limited, 'timeline'))
    expect(facts.body).toContain(`Secret of ${BLUE}`)
    expect(facts.body).not.toContain(RED)
    const { data } = await answerRefresh(asked(limited, 'timeline', { version: 1 }))
    expect(data.body).toContain(`Secret of ${BLUE}`)
    expect(data.body).not.toContain(RED)
    expect(fieldOf(await read(ada), 'timeline')?.body).toContain(`Secret of ${RED}`)
  })

  it('is told of a conflict with no more than they see', async () => {
    await open(ada)
    await answerSave(asked(ada, 'timeline', { version: 0, body: 'Ours' }))
    await answerRefresh(asked(ada, 'timeline', { version: 1 }))
    const error = await answerSave(asked(limited, 'timeline', { version: 1, body: 'Mine' })).catch((thrown) => thrown)
    expect(error).toMatchObject({ code: 'CONFLICT', conflict: { current: { version: 2 }, yours: { body: 'Mine' } } })
    expect(JSON.stringify(error.conflict)).toContain(`Secret of ${BLUE}`)
    expect(JSON.stringify(error.conflict)).not.toContain(RED)
    expect(Object.keys(error.conflict)).toEqual(['current', 'yours', 'removed'])
    for (const late of [answerRefresh, answerRestore]) {
      const refused = await late(
        asked(limited, 'timeline', { version: 1, ...(late === answerRestore && { text: 1 }) }),
      ).catch((thrown) => thrown)
      expect(refused).toMatchObject({ code: 'CONFLICT', conflict: { yours: {} } })
      expect(JSON.stringify(refused.conflict)).not.toContain(RED)
    }
  })

  it('knows nothing of it where they see none of its events', async () => {
    await open(ada)
    const stranger = { ...limited, accounts: ['999988887777'] }
    await expect(read(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(open(stranger)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(answerTexts(asked(stranger, 'timeline'))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(answerSave(asked(stranger, 'timeline', { version: 0, body: 'x' }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})
