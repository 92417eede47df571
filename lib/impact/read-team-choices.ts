/** Reads which teams a summary can be about. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { readIncidentChoices } from '@/lib/incidents/read-choices'
import { listTeamChoices } from '@/lib/teams/read'

/** By name, with their ids; of limited readers those that own accounts which they may see. */
export async function readTeamChoices(
  chosen: string[],
  accounts: VisibleAccounts,
): Promise<{ value: string; name: string }[]> {
  if (accounts !== null) return (await readIncidentChoices({ team: chosen, owner: [] }, accounts)).teams
  return (await listTeamChoices()).map(({ id, name }) => ({ value: id, name }))
}
