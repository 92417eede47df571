/** What EventBridge tells in one message, in normal form. */
import type { NormalEntity, ObservedEvent } from '@/lib/domain/health-event'
import type { Unreadable } from '@/lib/sources/source'

/** One page of one communication about one HealthEvent, as one affected account is told it. */
export interface EventbridgeMessage {
  /** The event, with the whole message as its payload. `saidAt`: AWS's lastUpdatedTime, else when it was sent. */
  event: ObservedEvent
  /** AWS's identity of the event. */
  arn: string
  /** The affected account; null for public events, which name none. */
  account: string | null
  /** The account on whose event bus it arrived: in an organization another than the affected one. */
  deliveredTo: string | null
  /** The Region where it was delivered, which says nothing about where the event is; null where it does not tell. */
  deliveredIn: string | null
  /** `AWS Health Event` or `AWS Health Abuse Event`. */
  detailType: string
  entities: NormalEntity[]
  /** The same in all pages and in the backup Region's copy; where AWS gives none, the moment at which it was said. */
  communicationId: string
  /** From 1. */
  page: number
  totalPages: number
  /** Something was left out of it because it would have been too long. */
  truncated: boolean
}

export type MessageReading =
  | { kind: 'message'; message: EventbridgeMessage }
  | { kind: 'unreadable'; unreadable: Unreadable }
