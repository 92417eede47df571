/** Counts a change of what is signed: signatures that stand are withdrawn, and what was published is taken up again. */
import 'server-only'
import type pg from 'pg'
import type { Doer } from '@/lib/incidents/doer'
import type { LockedPostmortem } from './write-lock'
import { noteDown } from './write-note-down'

/**
 * Counts the post-mortem's version up, withdraws its signatures with `sentence` ("Mira changed Summary.") as the reason,
 * and makes a draft of what was published. Returns it as it is then, still locked.
 */
export async function touch(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  sentence: string,
): Promise<LockedPostmortem> {
  const { rows } = await client.query<Pick<LockedPostmortem, 'version' | 'state'>>(
    `UPDATE postmortem SET version = version + 1, changed_at = clock_timestamp(), changed_by_name = $2,
       state = CASE WHEN state = 'published' THEN 'draft' ELSE state END
     WHERE id = $1 RETURNING version, state`,
    [postmortem.id, doer.actor.name],
  )
  const [row] = rows
  if (row === undefined) throw new Error(`Post-mortem ${postmortem.id} is gone.`)
  await withdrawAll(client, doer, postmortem, sentence)
  if (postmortem.state === 'published') {
    await noteDown(client, doer, postmortem, { what: 'taken-up-again', after: { why: sentence } })
  }
  return { ...postmortem, ...row }
}

/** Withdraws every signature that stands, for this reason. Also where a review ends. */
export async function withdrawAll(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  why: string,
): Promise<void> {
  const { rows } = await client.query<{ role: string; person: string }>(
    `UPDATE sign_off SET withdrawn_at = clock_timestamp(), withdrawn_by = $2, withdrawn_why = $3
     WHERE postmortem_id = $1 AND withdrawn_at IS NULL RETURNING role, person_name AS person`,
    [postmortem.id, doer.actor.name, why],
  )
  for (const { role, person } of rows) {
    const name = postmortem.signOffRoles.find(({ id }) => id === role)?.name ?? role
    await noteDown(client, doer, postmortem, {
      what: 'sign-off-withdrawn',
      subject: role,
      name,
      before: { person },
      after: { why },
    })
  }
}
