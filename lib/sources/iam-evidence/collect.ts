/** Reads all kinds of evidence of one account: what AWS refuses costs only what needs it. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { FactBodies, FactKind, ReadFact, UnreadFact } from '@/lib/domain/evidence/facts'
import type { AccountReading, EvidenceContext } from './collector'
import { ACCOUNT_KINDS, COLLECTORS } from './collectors/all'
import type { AccountSession } from './open-account'
import { inStableOrder } from './stable-order'
import { unreadFact } from './unread'

/** One for each kind that was asked for. */
export type Collected = (ReadFact | UnreadFact)[]

export interface CollectOptions {
  /** Without it all that an account has. */
  kinds?: readonly FactKind[]
  /** Waits, in ms, for reports that AWS makes. */
  wait?: (ms: number) => Promise<unknown>
}

/** How many kinds of one account are read at once. */
const AT_ONCE = 4

/**
 * Reads one account. Where its role cannot be taken nothing more is asked. What was sent is in `session.calls`.
 * @throws only for faults of ours
 */
export async function collectAccount(
  session: AccountSession,
  context: EvidenceContext,
  { kinds = ACCOUNT_KINDS, wait = sleep }: CollectOptions = {},
): Promise<Collected> {
  try {
    await session.enter()
  } catch (error) {
    const at = Date.now()
    return kinds.map((kind) => unreadFact(kind, error, at))
  }
  const facts = beginReading(session, context, wait)
  const queue = [...kinds]
  const collected: Collected = []
  const work = async () => {
    for (let kind = queue.shift(); kind !== undefined; kind = queue.shift()) {
      const at = Date.now()
      try {
        collected.push(await facts(kind))
      } catch (error) {
        collected.push(unreadFact(kind, error, at))
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return collected
}

/** What concerns the organization, read as the account that the connection reads it through. */
export async function collectOrganization(
  session: AccountSession,
  context: EvidenceContext,
): Promise<ReadFact<'organization'> | UnreadFact> {
  try {
    await session.enter()
    return await beginReading(session, context, sleep)('organization')
  } catch (error) {
    return unreadFact('organization', error, Date.now())
  }
}

/** Gives each kind, reading it once, whoever asks for it: some kinds follow from others. */
function beginReading(session: AccountSession, context: EvidenceContext, wait: (ms: number) => Promise<unknown>) {
  const bodies = new Map<FactKind, Promise<ReadFact>>()
  const asked = new Map<string, Promise<unknown>>()
  const reading: AccountReading = {
    ...context,
    session,
    get: async (kind) => (await facts(kind)).body,
    once: <T>(key: string, ask: () => Promise<T>) => {
      const known = asked.get(key) ?? ask()
      asked.set(key, known)
      return known as Promise<T>
    },
    wait: async (ms) => {
      await wait(ms)
    },
  }
  const facts = <K extends FactKind>(kind: K): Promise<ReadFact<K>> => {
    const known = bodies.get(kind) ?? readKind<FactKind>(kind, reading)
    bodies.set(kind, known)
    return known as Promise<ReadFact<FactKind>> as Promise<ReadFact<K>>
  }
  return facts
}

async function readKind<K extends FactKind>(kind: K, reading: AccountReading): Promise<ReadFact<K>> {
  const at = Date.now()
  const { body, asOf = at } = await COLLECTORS[kind].read(reading)
  return { kind, body: inStableOrder<FactBodies[K]>(body), asOf }
}
