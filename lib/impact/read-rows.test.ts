/** The rows behind each figure of a summary: as many, and of the same, as the figure says. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { figureText } from '@/lib/domain/impact/compare'
import type { Figure } from '@/lib/domain/impact/figures'
import { parsePeriod } from '@/lib/domain/impact/period'
import { SEVS, type Sev } from '@/lib/domain/incident'
import { openFor } from '@/lib/postmortems/test-opened'
import { addAction } from '@/lib/postmortems/write-actions'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { mergeInto } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { type ImpactFilter, NO_IMPACT_FILTER } from './filter'
import { readFreshImpact } from './read-impact'
import { openRows } from './read-rows'
import { streamRows } from './read-rows-csv'
import { hour, storeOrganization, storeOutages } from './test-history'

withDatabase()

const NOW = hour(1_500)
const found = parsePeriod('2026-02', 'UTC', NOW)

function february() {
  if (found === null) throw new Error('February is a period.')
  return found
}

const question = (figure: Figure, filter: Partial<ImpactFilter> = {}, severity: Sev | null = null) => ({
  ...{ figure, severity, period: february(), filter: { ...NO_IMPACT_FILTER, ...filter }, accounts: null, now: NOW },
})

beforeEach(async () => {
  await ensureSources()
  await storeOrganization()
  await storeOutages(6, 20)
})

/** Opens the post-mortem of an incident of February, with one item settled and an action that is overdue. */
async function learnFrom(incidentId: string): Promise<void> {
  const mira = await buildDoer('Mira')
  await openFor(mira, { incidentId })
  await pool().query(
    "UPDATE checklist_item SET outcome = 'done' WHERE id = (SELECT min(id) FROM checklist_item WHERE is_required)",
  )
  await inTransaction((client) =>
    addAction(client, mira, incidentId, { title: 'Rotate the keys', type: 'prevent', dueOn: '2026-03-01' }),
  )
}

describe('rows', () => {
  it('are as many as each figure says', async () => {
    const before = await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)
    await learnFrom(before.rows.incidents[0] ?? '')
    const view = await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)
    const { followUp } = view
    expect(followUp).toMatchObject({ postmortems: 1, published: 0, settledItems: 1 })
    expect(followUp.requiredItems).toBeGreaterThan(1)
    expect(followUp.actions).toMatchObject({ open: 1, done: 0, overdue: 1 })
    const counts: Record<Figure, number> = {
      ...{ incidents: view.incidents.count, minutes: view.rows.minutes.length, repeats: view.incidents.repeats },
      'accounts-confirmed': view.touch.accounts.confirmed,
      'accounts-reported': view.touch.accounts.reported,
      'accounts-inferred': view.touch.accounts.inferred,
      ...{ services: view.services.count, regions: view.regions.count, teams: view.teams.count },
      ...{ 'not-resolved': view.incidents.open, checklist: followUp.requiredItems },
      ...{ postmortems: 1, 'postmortems-published': 0 },
      ...{ 'actions-done': 0, 'actions-open': 1, 'actions-overdue': 1 },
      ...(Object.fromEntries(view.response.map(({ figure, count }) => [figure, count])) as Record<
        (typeof view.response)[number]['figure'],
        number
      >),
    }
    for (const [figure, count] of Object.entries(counts)) {
      const source = await openRows(question(figure as Figure))
      const rows = await source.read(0, 1_000)
      expect([figure, source.count, rows.length]).toEqual([figure, count, count])
      for (const { cells } of rows) expect(cells).toHaveLength(source.columns.length)
    }
  })

  it('of a severity are its incidents, and those not resolved are those not over', async () => {
    const [one, other] = (await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)).rows.incidents
    await pool().query('UPDATE incident SET severity = 3')
    await pool().query('UPDATE incident SET severity = 1 WHERE id = $1', [one])
    await pool().query("UPDATE incident SET severity = 2, status = 'resolved' WHERE id = $1", [other])
    const { incidents } = await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)
    const keysOf = async (...asked: Parameters<typeof question>) =>
      (await (await openRows(question(...asked))).read(0, 1_000)).map(({ key }) => key)
    const bySeverity = await Promise.all(SEVS.map((severity) => keysOf('incidents', {}, severity)))
    expect(bySeverity.map(({ length }) => length)).toEqual(SEVS.map((severity) => incidents.bySeverity[severity]))
    expect(bySeverity.slice(0, 2)).toEqual([[one], [other]])
    expect(bySeverity.flat()).toEqual(await keysOf('incidents'))
    const csv = await new Response(await streamRows(question('incidents', {}, 'SEV2'))).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
    expect(csv).toContain(',SEV2,')
    const open = await keysOf('not-resolved')
    expect(open).toHaveLength(incidents.open)
    expect(open).not.toContain(other)
  })

  it('of services lead to their own summaries, with the time that they have there', async () => {
    const [row] = await (await openRows(question('services'))).read(0, 1)
    const [service = ''] = (await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)).services.top.map(
      ({ id }) => id,
    )
    const own = await readFreshImpact(february(), { ...NO_IMPACT_FILTER, service: [service] }, null, NOW)
    expect(row?.cells[0]?.href).toBe(`/impact?period=2026-02&zone=UTC&service=${service}`)
    expect(row?.cells[1]?.text).toBe(figureText(own.minutes.minutes, 'minutes'))
    expect(row?.cells[2]?.text).toBe(String(own.incidents.count))
  })

  it('come some at a time, and as a file with a head', async () => {
    const source = await openRows(question('incidents'))
    const [all, first, rest] = [await source.read(0, 1_000), await source.read(0, 3), await source.read(3, 1_000)]
    expect([...first, ...rest]).toEqual(all)
    const csv = await new Response(await streamRows(question('incidents'))).text()
    expect(csv.trimEnd().split('\r\n')).toHaveLength(source.count + 1)
    expect(csv).toMatch(/^Incident,Severity,Began,/)
  })

  it('keep the post-mortem of an incident that was merged into another', async () => {
    const { rows } = await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)
    const [one = '', other = ''] = rows.incidents
    await learnFrom(one)
    await mergeInto(one, other)
    const view = await readFreshImpact(february(), NO_IMPACT_FILTER, null, NOW)
    expect(view.followUp.postmortems).toBe(1)
    for (const figure of ['checklist', 'postmortems'] as const) {
      const [row] = await (await openRows(question(figure))).read(0, 1)
      expect(row?.cells[1]).toEqual({ text: `incident ${other}`, href: `/incidents/${other}` })
    }
  })

  it('of an empty filter are none', async () => {
    const source = await openRows(question('minutes', { service: ['nothing'] }))
    expect(source.count).toBe(0)
    expect(await source.read(0, 100)).toEqual([])
  })
})
