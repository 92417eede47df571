/** Invites somebody: a person who has not come yet, and the one-time link that lets them in. */
import 'server-only'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { inTransaction } from '@/lib/db/transaction'
import type { Role } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { joinTeams, listTeamNames } from './memberships'
import type { Steward } from './steward'
import { refuseHigherRole } from './steward'
import { type Assignment, refuseSenselessLimit } from './write'
import { makeLink, type NewLink } from './write-ways-in'

export interface Invitation extends Assignment {
  name: string
  /** Lower case. */
  email: string
  role: Role
}

/**
 * Makes the person and their link. The secret is nowhere but in the answer.
 * @throws AppError FORBIDDEN for a role above one's own, CONFLICT for an e-mail that is known, INVALID for a senseless limit
 */
export async function inviteSomeone(steward: Steward, invitation: Invitation): Promise<NewLink> {
  const { name, email, role, teams, limited } = invitation
  refuseHigherRole(steward, role)
  refuseSenselessLimit(role, invitation)
  return inTransaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `INSERT INTO person (name, email, role, limited_to_teams) VALUES ($1, $2, $3, $4)
       ON CONFLICT (email) DO NOTHING RETURNING id`,
      [name, email, role, limited],
    )
    const id = rows[0]?.id
    if (id === undefined) {
      throw new AppError('CONFLICT', 'Somebody with this e-mail is already here. Nobody was invited.', {
        email: 'Somebody with this e-mail is already here.',
      })
    }
    await joinTeams(client, id, teams)
    const link = await makeLink(client, { id, name, email })
    await recordChange(client, steward.actor, {
      action: 'person.invited',
      subject: { kind: 'person', id, name },
      after: { email, role, teams: await listTeamNames(client, id), limitedToTeams: limited, until: link.until },
    })
    await announce(client, { topic: 'access', ids: [id] })
    return link
  })
}
