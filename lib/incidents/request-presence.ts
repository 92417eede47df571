/** What a tab tells about itself: that it has an incident open, or has it no more. */
import 'server-only'
import { z } from 'zod'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import type { PresenceView } from './contract'
import { getMeetingPlace, listPresent } from './read-presence'
import { noteClosedTab, noteOpenTab } from './write-presence'

const call = z.object({
  tab: z.uuid(),
  leaves: z.boolean().default(false),
  place: z
    .string()
    .regex(/^[a-z0-9/-]{1,100}$/)
    .nullish(),
})

/**
 * Keeps what the tab tells and answers with who has the incident open. Programs look at it without being there.
 * @throws AppError INVALID for a body that is none, NOT_FOUND
 */
export async function answerTab(
  id: string,
  request: Request,
  { kind, id: personId, accounts }: Principal,
): Promise<PresenceView> {
  const told = call.safeParse(await request.json().catch(() => null))
  if (!told.success) {
    throw new AppError(
      'INVALID',
      'Send {"tab": a UUID that the tab made up}, "place": where in it, and "leaves": true when it goes.',
    )
  }
  const incidentId = await getMeetingPlace(id, accounts)
  if (kind === 'person') {
    const { tab, leaves, place = null } = told.data
    await (leaves ? noteClosedTab : noteOpenTab)({ incidentId, tab, personId, place })
  }
  return listPresent(incidentId)
}
