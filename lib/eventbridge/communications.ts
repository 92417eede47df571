/** Puts the pages of messages together: what one communication tells one account about one HealthEvent. */
import type { Instant, NormalEntity } from '@/lib/domain/health-event'
import type { EventbridgeMessage } from '@/lib/sources/eventbridge/message'

/** The pages of one communication that are at hand. */
export interface Communication {
  arn: string
  /** The affected account; '' where there is none, as for public events. */
  account: string
  communicationId: string
  /** AWS's lastUpdatedTime. */
  saidAt: Instant
  /** The account's whole text. */
  text: string | null
  entities: NormalEntity[]
  pages: EventbridgeMessage[]
}

/** What tells one page from another, whichever way and however often it comes. */
export function pageKey({ arn, communicationId, account, page }: EventbridgeMessage): string {
  return JSON.stringify([arn, communicationId, account ?? '', page])
}

/** Communications in the order in which AWS said them. */
export function communicationsOf(messages: readonly EventbridgeMessage[]): Communication[] {
  const found = new Map<string, Communication>()
  for (const message of messages.toSorted((a, b) => a.page - b.page)) {
    const { arn, communicationId, event, entities } = message
    const account = message.account ?? ''
    const { saidAt } = event.event
    const key = JSON.stringify([arn, account, communicationId, saidAt])
    const text = event.event.description?.text ?? null
    const known = found.get(key)
    if (known === undefined) {
      const pages = [message]
      found.set(key, { arn, account, communicationId, saidAt, text, entities: [...entities], pages })
    } else {
      known.entities.push(...entities)
      known.pages.push(message)
      known.text ??= text
    }
  }
  return [...found.values()].sort(compareAge)
}

/** The moment at which something was said; of one moment, the id decides, so that every order comes to the same. */
export type CommunicationAge = Pick<Communication, 'saidAt' | 'communicationId'>

/** Below 0 where `a` was said before `b`. */
export function compareAge(a: CommunicationAge, b: CommunicationAge): number {
  if (a.saidAt !== b.saidAt) return a.saidAt - b.saidAt
  if (a.communicationId === b.communicationId) return 0
  return a.communicationId < b.communicationId ? -1 : 1
}

/** Parts communications, oldest first, so that no part speaks twice to one account of one event. */
export function inRounds(communications: readonly Communication[]): Communication[][] {
  const rounds: Communication[][] = []
  const counts = new Map<string, number>()
  for (const communication of communications) {
    const key = JSON.stringify([communication.arn, communication.account])
    const count = counts.get(key) ?? 0
    counts.set(key, count + 1)
    const round = rounds[count] ?? []
    round.push(communication)
    rounds[count] = round
  }
  return rounds
}
