/** What forms ask about evidence, done for whoever sent them. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import type { Principal } from '@/lib/domain/access'
import { doerOf } from '@/lib/incidents/doer'
import type { CollectInput, WaiverInput } from './schemas'
import { collectNow } from './write-asked'
import { createWaiver, endWaiver } from './write-waivers'

/** Somebody whom the policy let in. */
interface By {
  principal: Principal
  actor: Actor
}

/** How many accounts are read as soon as the worker gets to them. @throws AppError as collectNow does */
export async function collectAsked(input: CollectInput, by: By): Promise<number> {
  const { accounts } = await collectNow(doerOf(by), input)
  return accounts.length
}

/** The id of the new waiver. @throws AppError as createWaiver does */
export function waiveAsked(input: WaiverInput, by: By): Promise<string> {
  return createWaiver(doerOf(by), input)
}

/** @throws AppError as endWaiver does */
export function endWaiverAsked({ id }: { id: string }, by: By): Promise<void> {
  return endWaiver(doerOf(by), id)
}
