/** Keeps what was collected of one account, and what the checks make of it, in one transaction. */
import 'server-only'
import type pg from 'pg'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import type { FactKind, ReadFact } from '@/lib/domain/evidence/facts'
import { isJudgedHere, type Judgement, judge } from '@/lib/domain/evidence/judge'
import { createLog } from '@/lib/log'
import { kindsOf } from './check-list'
import { readJudgeContext } from './read-context'
import { findFact, listFacts, listUnread } from './read-facts'
import { type Collected, storeFacts } from './write-facts'
import { endReading, type ReadingEnd } from './write-run'
import { takeAccount } from './write-turn'
import { storeVerdicts } from './write-verdicts'

/** What storing moved. */
export interface StoredReading {
  /** Kinds whose content is another one now. */
  kinds: FactKind[]
  /** Checks whose verdict is another one now. */
  checks: string[]
}

/**
 * Stores facts and gaps of an account, judges every check on the last that is known, and ends its reading. What one
 * transaction stores is stored whole or not at all: done again, it only confirms. `now` is when the reading ended.
 */
export async function storeCollected(
  connection: AwsConnection,
  account: string,
  collected: Collected,
  end: Omit<ReadingEnd, 'read' | 'unread'>,
  now: Date,
): Promise<StoredReading> {
  return inTransaction(async (client) => {
    const at = await takeAccount(client, account, now)
    const { moved: kinds, current } = await storeFacts(client, account, collected, at)
    const read = current.filter(({ kind }) => kind !== 'organization')
    const rest = await listFactsBut(account, read, client)
    const checks = await storeJudged(client, connection, account, [...read, ...rest], at)
    const counts = { read: collected.read.length, unread: collected.unread.length }
    await endReading(client, account, { ...end, ...counts }, at)
    return { kinds, checks }
  })
}

/**
 * Judges the checks that rest on these kinds anew, on what is stored: where what they rest on in another account is known
 * only now. Returns the checks whose verdict is another one now.
 */
export async function judgeStored(
  connection: AwsConnection,
  account: string,
  kinds: readonly FactKind[],
  now: Date,
): Promise<string[]> {
  return inTransaction(async (client) => {
    const at = await takeAccount(client, account, now)
    const checks = CHECKS.filter((check) => kindsOf(check).some((kind) => kinds.includes(kind)))
    const wanted = [...new Set(checks.flatMap(kindsOf))]
    const facts = await listFacts(account, wanted, client)
    if (facts.length === 0) return []
    return storeJudged(client, connection, account, facts, at, checks)
  })
}

/** Stored facts of the kinds that are not given. */
async function listFactsBut(account: string, read: readonly ReadFact[], client: pg.ClientBase): Promise<ReadFact[]> {
  const given = new Set(read.map(({ kind }) => kind))
  const needed = [...new Set(CHECKS.flatMap(kindsOf))].filter((kind) => !given.has(kind) && kind !== 'organization')
  return needed.length === 0 ? [] : listFacts(account, needed, client)
}

async function storeJudged(
  client: pg.ClientBase,
  connection: AwsConnection,
  account: string,
  facts: readonly ReadFact[],
  at: Date,
  checks = CHECKS,
): Promise<string[]> {
  const reader = connection.accountId
  const organization = reader === null ? null : await findFact(reader, 'organization', client)
  const unread = await listUnread(account, client)
  const ofReader = reader === null || reader === account ? [] : await listUnread(reader, client)
  const gaps = [...unread, ...ofReader.filter(({ kind }) => kind === 'organization')]
  const context = await readJudgeContext(connection, account, facts, at, client)
  const all = organization === null ? facts : [...facts, organization]
  const judgements = checks
    .filter((check) => isJudgedHere(check, context))
    .map((check) => judge(check, all, gaps, context))
  logFaults(account, judgements)
  return storeVerdicts(client, account, judgements, at)
}

function logFaults(account: string, judgements: readonly Judgement[]): void {
  for (const { check, fault } of judgements) {
    if (fault !== null) createLog('worker').error({ err: fault, account, check }, 'a check could not be judged')
  }
}
