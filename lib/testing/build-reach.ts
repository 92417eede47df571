/** Factories of whom and what events affect, for tests. */
import type { NormalEntity } from '@/lib/domain/health-event'
import type { AccountReach, EventReach } from '@/lib/events/reach'

const SAID_AT = Date.parse('2026-03-01T10:30:00Z')

/** An impaired instance, dated when the usual event was last said to have changed. */
export function buildEntity(overrides: Partial<NormalEntity> = {}): NormalEntity {
  return { value: 'i-0123456789', arn: null, status: 'IMPAIRED', lastUpdatedAt: SAID_AT, ...overrides }
}

/** An account with one impaired instance and no text. */
export function buildAccountReach(account: string, overrides: Partial<AccountReach> = {}): AccountReach {
  return { account, text: null, readFor: null, entities: [buildEntity()], ...overrides }
}

/** The first reading of whom an event affects, without a connection. */
export function buildReach(eventId: string, accounts: AccountReach[], overrides: Partial<EventReach> = {}): EventReach {
  return { eventId, connectionId: null, saidAt: SAID_AT, isNews: false, accounts, ...overrides }
}
