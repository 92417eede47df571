/** Opening a post-mortem, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { FIELDS } from '@/lib/domain/postmortem/fields'
import type { Doer } from '@/lib/incidents/doer'
import { listIncidents, record } from '@/lib/incidents/test-grouping'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { getPostmortem } from './read'
import { openFor } from './test-opened'

withDatabase()

let mira: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
})

const reader = (doer: Doer) => ({
  ...{ kind: 'person' as const, id: doer.personId ?? '', role: 'responder' as const, accounts: doer.accounts },
})

describe('a post-mortem that is opened', () => {
  it('has the parts, what the machine knows in them, and a copy of the template', async () => {
    const { incidentId } = await openFor(mira)
    const view = await getPostmortem(incidentId, reader(mira))
    expect(view.fields.map(({ key }) => key)).toEqual(FIELDS.map(({ key }) => key))
    expect(view.fields[0]).toMatchObject({ body: 'IAM failed.', origin: 'facts', version: 0, changedBy: null })
    expect(view.sections.flatMap(({ items }) => items).length).toBeGreaterThan(30)
    expect(view).toMatchObject({
      state: 'draft',
      version: 0,
      template: { id: 'identity', version: 0 },
      openedBy: 'Mira',
    })
    expect(view.signOffs.length).toBeGreaterThan(1)
    expect(view.history).toMatchObject([
      { what: 'opened', sentence: expect.stringContaining('Opened with the template') },
    ])
  })

  it('is one, also where two open it at once', async () => {
    const incidentId = await buildIncident([], { title: 'IAM fails' })
    const noor = await buildDoer('Noor')
    const opened = await Promise.all([mira, noor, mira, noor].map((doer) => openFor(doer, { incidentId })))
    expect(new Set(opened.map(({ postmortemId }) => postmortemId)).size).toBe(1)
    const { rows } = await pool().query(
      `SELECT count(*)::int AS count, (SELECT count(*)::int FROM postmortem_field) AS fields,
         (SELECT count(*)::int FROM postmortem_change) AS changes FROM postmortem`,
    )
    expect(rows).toEqual([{ count: 1, fields: FIELDS.length, changes: 1 }])
  })

  it('is of the incident that stays where rules make two of them one', async () => {
    await record({ id: '1', service: 's3', to: null }, { id: '2', service: 'ec2', from: 5, to: null })
    await openFor(mira, { incidentId: '2' })
    await record({ id: '3', service: 'sqs', from: 9, to: null })
    expect(await listIncidents()).toMatchObject([{ id: '2', events: ['1', '2', '3'] }])
    expect(await getPostmortem('1', reader(mira))).toMatchObject({ incident: { id: '2' } })
  })

  it('takes items, due days and signatures from a template that is offered', async () => {
    await expect(openFor(mira, { template: 'gone' })).rejects.toMatchObject({
      ...{ code: 'INVALID', fields: { template: expect.stringContaining('identity') } },
    })
    const { postmortemId } = await openFor(mira, { template: 'access' })
    const { rows } = await pool().query<{ days: string[] }>(
      `SELECT ARRAY(SELECT DISTINCT to_char(due_on, 'YYYY-MM-DD') FROM checklist_item WHERE due_on IS NOT NULL) AS days
       FROM postmortem WHERE id = $1 AND jsonb_array_length(sign_off_roles) > 1`,
      [postmortemId],
    )
    expect(rows[0]?.days.length).toBeGreaterThan(0)
    for (const day of rows[0]?.days ?? []) expect(day > '2026-05-08').toBe(true)
  })
})
