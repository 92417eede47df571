/** Plans to look again, 30 and 90 days after publishing, whether what was agreed helped and still holds. */
import 'server-only'
import type pg from 'pg'
import { SYSTEM } from '@/lib/audit/contract'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import type { Doer } from '@/lib/incidents/doer'
import { insertActionRow } from './write-action-rows'
import type { LockedPostmortem } from './write-lock'
import { noteDown } from './write-note-down'

const RULE: Doer = { actor: SYSTEM, accounts: null, mayEditOthers: true, personId: null }

const VERIFICATIONS = [
  {
    purpose: 'reverify-30' as const,
    days: 30,
    title: 'Look again after 30 days',
    detail: 'Were the actions done, and do the checks of the checklist still hold? Say what you looked at.',
  },
  {
    purpose: 'reverify-90' as const,
    days: 90,
    title: 'Look again after 90 days',
    detail: 'Would the same incident hurt less today? Try it where you can, and say what you looked at.',
  },
]

/** Plans both for the incident's owner, else for whoever opened the post-mortem, if they may still sign in. */
export async function planVerifications(client: pg.ClientBase, postmortem: LockedPostmortem): Promise<void> {
  const owner = await findVerifier(client, postmortem)
  const today = utcDay(Date.now())
  for (const { purpose, days, title, detail } of VERIFICATIONS) {
    const given = { title, detail, owner: owner?.id ?? null, type: 'process' as const, dueOn: dayAfter(today, days) }
    const row = { postmortemId: postmortem.id, purpose, ownerName: owner?.name ?? null, by: SYSTEM }
    const id = await insertActionRow(client, row, given)
    const after = { ...given, purpose }
    await noteDown(client, RULE, postmortem, { what: 'action-added', subject: id, name: title, version: 0, after })
  }
}

async function findVerifier(
  client: pg.ClientBase,
  { incident: { ownerId }, openedById }: LockedPostmortem,
): Promise<{ id: string; name: string } | null> {
  const { rows } = await client.query<{ id: string; name: string }>(
    `SELECT id::text, name FROM person WHERE id::text = ANY($1) AND disabled_at IS NULL
     ORDER BY id::text = $2 DESC LIMIT 1`,
    [[ownerId, openedById], ownerId ?? ''],
  )
  return rows[0] ?? null
}
