/** Saving, changing, pausing and removing summaries, and what forms about them may hold. */
import { describe, expect, test } from 'vitest'
import { type Actor, NOWHERE } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { storeTeam } from '@/lib/planned-changes/test-changes'
import { withDatabase } from '@/lib/testing/database'
import { findManagedReport, listReports } from './read'
import { changedReportForm, newReportForm, type ReportSettings } from './schemas'
import { changeReport, createReport, pauseReport, removeReport } from './write'

withDatabase()

const ANNA: Actor = { kind: 'person', id: null, name: 'Anna', origin: NOWHERE }
const NOW = new Date('2026-11-23T12:00Z')
const ALL = { accounts: null }

const settings = (changed: Partial<ReportSettings> = {}): ReportSettings => ({
  ...{ name: 'Identity', filter: 'service=iam', unit: 'week', zone: 'Asia/Tokyo', hour: 9 },
  recipients: ['mira@example.org'],
  ...changed,
})

async function managed(id: string) {
  const report = await findManagedReport(id)
  if (report === null) throw new Error('There is no such summary.')
  return report
}

const audited = async () =>
  (await pool().query<{ action: string }>('SELECT action FROM audit_entry ORDER BY id')).rows.map(
    ({ action }) => action,
  )

describe('a saved summary', () => {
  test('knows when it is due next, and is listed by name', async () => {
    const id = await createReport(ANNA, settings(), NOW)
    await createReport(ANNA, settings({ name: 'all', filter: '', hour: null, recipients: [] }), NOW)
    expect((await listReports(ALL)).map(({ name, about, nextAt }) => [name, about, nextAt])).toEqual([
      ['all', 'All services, Regions and accounts', null],
      ['Identity', 'AWS Identity and Access Management', '2026-11-30T00:00:00.000Z'],
    ])
    expect(await managed(id)).toMatchObject({
      ...{ unit: 'week', zone: 'Asia/Tokyo', hour: 9, isPaused: false, version: 0, createdBy: 'Anna', last: null },
      recipients: ['mira@example.org'],
    })
    expect(await findManagedReport('nothing')).toBeNull()
  })

  test('is changed by one at a time', async () => {
    const id = await createReport(ANNA, settings(), NOW)
    await changeReport(ANNA, id, 0, settings({ name: 'Sign-in', unit: 'month', zone: 'UTC' }), NOW)
    expect(await managed(id)).toMatchObject({ name: 'Sign-in', version: 1, nextAt: '2026-12-01T09:00:00.000Z' })
    await expect(changeReport(ANNA, id, 0, settings(), NOW)).rejects.toThrow(/^Somebody changed this summary/)
    expect(await managed(id)).toMatchObject({ name: 'Sign-in', version: 1 })
    expect(await audited()).toEqual(['report.created', 'report.changed'])
  })

  test('stays paused when it is changed, and goes on with the next period', async () => {
    const id = await createReport(ANNA, settings(), NOW)
    await pauseReport(ANNA, id, true, NOW)
    await pauseReport(ANNA, id, true, NOW)
    await changeReport(ANNA, id, 0, settings({ hour: 10 }), NOW)
    expect(await managed(id)).toMatchObject({ isPaused: true, nextAt: null, hour: 10 })
    await pauseReport(ANNA, id, false, new Date('2027-03-01T00:59Z'))
    expect(await managed(id)).toMatchObject({ isPaused: false, nextAt: '2027-03-01T01:00:00.000Z' })
    expect(await audited()).toEqual(['report.created', 'report.paused', 'report.changed', 'report.resumed'])
  })

  test('is gone once it is removed', async () => {
    const id = await createReport(ANNA, settings(), NOW)
    await removeReport(ANNA, id)
    expect(await listReports(ALL)).toEqual([])
    for (const late of [
      () => removeReport(ANNA, id),
      () => pauseReport(ANNA, id, true, NOW),
      () => changeReport(ANNA, id, 0, settings(), NOW),
    ])
      await expect(late()).rejects.toThrow(/^There is no such summary any more/)
  })

  test('about accounts or teams is not told to those who do not see them, and its addresses to nobody who only reads', async () => {
    await createReport(ANNA, settings({ name: 'Two', filter: 'account=111122223333,444455556666' }), NOW)
    await createReport(ANNA, settings({ name: 'One', filter: 'account=111122223333' }), NOW)
    const team = await storeTeam('Payments', ['111122223333'])
    await createReport(ANNA, settings({ name: 'Team', filter: `team=${team}` }), NOW)
    await createReport(ANNA, settings({ name: 'Team by name', filter: 'team=PAYMENTS' }), NOW)
    const names = async (accounts: string[] | null) => (await listReports({ accounts })).map(({ name }) => name)
    expect(await names(null)).toEqual(['One', 'Team', 'Team by name', 'Two'])
    expect(await names(['111122223333'])).toEqual(['One', 'Team', 'Team by name'])
    expect(await names(['444455556666'])).toEqual([])
    expect(await names([])).toEqual([])
    expect(JSON.stringify(await listReports(ALL))).not.toContain('mira@example.org')
  })
})

describe('the form', () => {
  const typed = { name: 'Identity', filter: 'service=iam', unit: 'month', zone: 'Europe/Berlin', hour: '8' }
  const read = (recipients: string, more: object = {}) => newReportForm.safeParse({ ...typed, recipients, ...more })

  test('takes addresses parted by anything, each once', () => {
    expect(read('Mira@Example.org, bob@example.org;\n mira@example.org').data).toEqual({
      ...{ name: 'Identity', filter: 'service=iam', unit: 'month', zone: 'Europe/Berlin', hour: 8 },
      recipients: ['mira@example.org', 'bob@example.org'],
    })
    expect(read('', { hour: '' }).data).toMatchObject({ hour: null, recipients: [] })
    expect(
      changedReportForm.safeParse({ ...typed, recipients: 'a@b.org', id: crypto.randomUUID(), version: '3' }).data,
    ).toMatchObject({ version: 3 })
  })

  test.each([
    ['mira', {}, 'recipients'],
    ['mira@example.org>\r\nBcc: eve@example.org', {}, 'recipients'],
    ['Mira <mira@example.org>', {}, 'recipients'],
    ['', {}, 'recipients'],
    [Array.from({ length: 51 }, (_, i) => `p${i}@example.org`).join(' '), {}, 'recipients'],
    ['a@b.org', { name: 'x\r\nBcc: eve@example.org' }, 'name'],
    ['a@b.org', { name: 'x'.repeat(81) }, 'name'],
    ['a@b.org', { zone: 'Berlin' }, 'zone'],
    ['a@b.org', { unit: 'days' }, 'unit'],
    ['a@b.org', { hour: '24' }, 'hour'],
    ['a@b.org', { filter: 'account=12' }, 'filter'],
  ])('refuses %j %j', (recipients, more, field) => {
    const { success, error } = read(recipients, more)
    expect(success).toBe(false)
    expect(error?.issues.map(({ path }) => path[0])).toContain(field)
  })
})
