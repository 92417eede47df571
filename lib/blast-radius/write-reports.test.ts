/** What people say of accounts in incidents, on a real database. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { findIncident } from '@/lib/incidents/read-detail'
import { findFamily } from '@/lib/incidents/read-detail-core'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { actorOf, auditTrail, buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { readForm } from '@/lib/wire/form'
import { listReports } from './read-reports'
import { reportForm, withdrawForm } from './schemas'
import { type NewReport, type Reporter, reportAccount, withdrawReport } from './write-reports'

withDatabase()

const BLUE = '111122223333'
const RED = '444455556666'

let mira: Reporter
let incident: string

async function buildReporter(name: string, accounts: string[] | null = null): Promise<Reporter> {
  const id = await buildPerson({ name, role: 'responder', limited: accounts !== null })
  return {
    actor: actorOf(id, name),
    principal: {
      ...{ kind: 'person', id, name, email: `${name}@example.org`, role: 'responder', sessionId: 'x' },
      ...{ twoFactorEnabled: false, canReturn: true, accounts },
    },
  }
}

beforeEach(async () => {
  mira = await buildReporter('Mira')
  incident = await buildIncident([], { title: 'Ours' })
})

const report = (facts: Partial<NewReport> = {}, by = mira, id = incident) =>
  reportAccount(by, id, { account: BLUE, verdict: 'touched', note: 'the shop is down', ...facts })

async function reports(id = incident, accounts: string[] | null = null) {
  return listReports((await findFamily(id))?.members ?? [], accounts)
}

async function storedRows() {
  const { rows } = await pool().query(
    `SELECT incident_id::text AS incident, account_id::text AS account, verdict, ended_at IS NULL AS counts
     FROM blast_report ORDER BY id`,
  )
  return rows
}

describe('a report', () => {
  it('says who says what, of whatever account', async () => {
    await report()
    await report({ account: '000000000001', verdict: 'clear', note: "'; DROP TABLE x; --" })
    expect(await reports()).toMatchObject([
      { accountId: '000000000001', verdict: 'clear', note: "'; DROP TABLE x; --", by: 'Mira' },
      { accountId: BLUE, verdict: 'touched', note: 'the shop is down', by: 'Mira' },
    ])
    expect((await reports())[0]?.at).toMatch(/^\d{4}-.*Z$/)
  })

  it('takes the place of an earlier one, which stays on record', async () => {
    const noor = await buildReporter('Noor')
    await report()
    await report({ verdict: 'clear', note: 'it was a deploy' }, noor)
    expect(await reports()).toMatchObject([{ accountId: BLUE, verdict: 'clear', by: 'Noor' }])
    expect(await storedRows()).toMatchObject([
      { verdict: 'touched', counts: false },
      { verdict: 'clear', counts: true },
    ])
  })

  it('stands in the history of the incident and in the audit', async () => {
    await report()
    await report({ verdict: 'clear', note: 'it was a deploy' })
    await withdrawReport(mira, incident, BLUE)
    const view = await findIncident(incident, null)
    expect(view?.history.map(({ what, sentence }) => [what, sentence])).toEqual([
      ['blast-withdrawn', `Report taken back of account ${BLUE}`],
      ['blast-cleared', `Reported as not touched: account ${BLUE} (it was a deploy)`],
      ['blast-reported', `Reported as touched: account ${BLUE} (the shop is down)`],
    ])
    expect(await auditTrail()).toMatchObject([
      { action: 'incident.account-reported', before: null, after: { account: BLUE, verdict: 'touched' } },
      { action: 'incident.account-cleared', before: { verdict: 'touched' }, after: { verdict: 'clear' } },
      { action: 'incident.report-withdrawn', before: { account: BLUE, note: 'it was a deploy' }, after: null },
    ])
    expect(await reports()).toEqual([])
  })

  it('is announced with its incident', async () => {
    const client = await pool().connect()
    const heard: string[] = []
    client.on('notification', ({ payload }) => heard.push(payload ?? ''))
    await client.query('LISTEN faultline_change')
    await report()
    const told = [JSON.stringify({ topic: 'incidents', ids: [incident] })]
    await vi.waitFor(() => expect(heard).toEqual(told), { timeout: 15_000 })
    await client.query('UNLISTEN *')
    client.release()
  })

  it('is one, whoever says so at once', async () => {
    const noor = await buildReporter('Noor')
    await Promise.all([report(), report({ verdict: 'clear' }, noor), report(), report({ verdict: 'clear' }, noor)])
    expect(await reports()).toHaveLength(1)
    expect((await storedRows()).filter(({ counts }) => counts)).toHaveLength(1)
    expect(await storedRows()).toHaveLength(4)
  })

  it('cannot be made of an incident that is not there, nor taken back twice', async () => {
    await expect(report({}, mira, '999')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await report()
    await withdrawReport(mira, incident, BLUE)
    await expect(withdrawReport(mira, incident, BLUE)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining(BLUE),
    })
  })
})

describe('a merged incident', () => {
  it('stands for the one that it went into; of both, the later word counts', async () => {
    const other = await buildIncident([], { title: 'Theirs' })
    await report({ note: 'first' }, mira, other)
    await report({ account: RED, note: 'red' }, mira, other)
    await report({ verdict: 'clear', note: 'second' })
    await mergeInto(other, incident)
    expect(await reports()).toMatchObject([
      { accountId: BLUE, verdict: 'clear', note: 'second' },
      { accountId: RED, note: 'red' },
    ])
    await report({ note: 'third' }, mira, other)
    expect(await reports(other)).toMatchObject([{ accountId: BLUE, note: 'third' }, { accountId: RED }])
    expect((await storedRows()).filter(({ counts }) => counts)).toEqual([
      { incident: other, account: RED, verdict: 'touched', counts: true },
      { incident, account: BLUE, verdict: 'touched', counts: true },
    ])
    await withdrawReport(mira, incident, RED)
    expect(await reports()).toHaveLength(1)
  })
})

describe('somebody limited to accounts', () => {
  it('reports of these alone, and reads of these alone', async () => {
    const ivo = await buildReporter('Ivo', [BLUE])
    await report()
    await report({ account: RED, note: 'a secret of red' })
    expect(await reports(incident, [BLUE])).toMatchObject([{ accountId: BLUE }])
    expect(await reports(incident, [])).toEqual([])
    await report({ verdict: 'clear' }, ivo)
    await expect(report({ account: RED }, ivo)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(withdrawReport(ivo, incident, RED)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await reports()).toMatchObject([
      { accountId: BLUE, verdict: 'clear', by: 'Ivo' },
      { accountId: RED, verdict: 'touched', by: 'Mira' },
    ])
    const history = JSON.stringify((await findIncident(incident, [BLUE]))?.history)
    expect(history).toContain('Reported as touched: an account')
    expect(history).not.toMatch(/444455556666|secret/)
  })

  it('does not report of an incident that they do not see', async () => {
    await ensureSources()
    const ivo = await buildReporter('Ivo', [BLUE])
    const { seen } = await recordObservations([buildObservation({ scope: 'ACCOUNT_SPECIFIC' })], Date.now())
    const hidden = await buildIncident(seen)
    await expect(report({}, ivo, hidden)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await storedRows()).toEqual([])
  })
})

describe('the form', () => {
  const read = (fields: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(fields)) form.set(name, value)
    return () => readForm(reportForm, form)
  }
  const whole = { incident: '1', account: BLUE, verdict: 'clear', note: ' it was a deploy ' }

  it('takes an id as the console shows it, and a note', () => {
    expect(read({ ...whole, account: '1111-2222-3333' })()).toEqual({ ...whole, note: 'it was a deploy' })
  })

  it.each([
    ['incident', 'x'],
    ['account', '12'],
    ['verdict', 'maybe'],
    ['note', ' \u0000 '],
    ['note', 'x'.repeat(2_001)],
  ])('refuses %s %j', (field, value) => {
    expect(read({ ...whole, [field]: value })).toThrow(
      expect.objectContaining({ fields: { [field]: expect.any(String) } }),
    )
  })

  it('takes back by incident and account', () => {
    const form = new FormData()
    form.set('incident', '7')
    form.set('account', RED)
    expect(readForm(withdrawForm, form)).toEqual({ incident: '7', account: RED })
  })
})
