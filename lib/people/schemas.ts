/** What the forms about people may hold. */
import 'server-only'
import { z } from 'zod'
import { ROLES } from '@/lib/domain/access'
import { emailAddress } from '@/lib/domain/email-address'
import { plainName } from '@/lib/domain/plain-name'

const role = z.enum(ROLES, 'Choose a role.')
const limited = z.literal('on').optional()
const id = z.uuid('There is no such person.')

/** Each ticked team is a field of its own, `team:<id>`: so that a refused form shows it ticked again. */
const TEAM = 'team:'

function tickedTeams(fields: Readonly<Record<string, unknown>>): string[] {
  const ids = Object.keys(fields).flatMap((name) => (name.startsWith(TEAM) ? [name.slice(TEAM.length)] : []))
  return ids.filter((team) => z.uuid().safeParse(team).success)
}

export const personForm = z.object({ id })
export const emailForm = z.object({ id, email: emailAddress })
export const roleForm = z.object({ id, role })
export const teamsForm = z
  .looseObject({ id, limited })
  .transform((fields) => ({ id: fields.id, limited: fields.limited === 'on', teams: tickedTeams(fields) }))
export const invitationForm = z
  .looseObject({
    name: plainName(100),
    email: emailAddress,
    role,
    limited,
  })
  .transform(({ name, email, role, limited, ...others }) => ({
    ...{ name, email, role },
    limited: limited === 'on',
    teams: tickedTeams(others),
  }))
