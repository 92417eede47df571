/** A post-mortem to change, for tests on a real database. */
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { Doer } from '@/lib/incidents/doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { openPostmortem } from './write-open'

/** Opens the post-mortem of an incident, of one without events unless told; returns the ids of both. */
export async function openFor(
  doer: Doer,
  {
    incidentId,
    template = 'identity',
    texts = { summary: 'IAM failed.' },
  }: { incidentId?: string; template?: string | null; texts?: Partial<Record<FieldKey, string>> } = {},
): Promise<{ incidentId: string; postmortemId: string }> {
  const id = incidentId ?? (await buildIncident([], { title: 'IAM fails', kind: 'identity', severity: 2 }))
  const facts = { texts, asOf: '2026-05-08T08:00:00.000Z' }
  const shown = await inTransaction((client) =>
    openPostmortem(client, doer, { incidentId: id, template, facts, now: Date.UTC(2026, 4, 8, 8) }),
  )
  const { rows } = await pool().query<{ id: string }>('SELECT id::text FROM postmortem WHERE incident_id = $1', [shown])
  return { incidentId: shown, postmortemId: rows[0]?.id ?? '' }
}
