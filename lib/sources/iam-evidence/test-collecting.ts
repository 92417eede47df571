/** Collecting for tests: from a member of the stand-in's organization, without waiting. */
import type { StandIn } from '@/e2e/stand-in/aws/stand-in'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { FactBodies, FactKind, UnreadFact } from '@/lib/domain/evidence/facts'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { type CollectOptions, collectAccount } from './collect'
import type { EvidenceContext } from './collector'
import { type AccountSession, openAccount } from './open-account'

export const MEMBER = '200000000001'

export const CONTEXT: EvidenceContext = {
  partition: 'aws',
  controlRegion: 'us-east-1',
  homeRegion: 'us-east-1',
  regions: ['us-east-1', 'eu-west-1'],
}

/** A session of an account of the organization, which is read through its management account. */
export function openMember(aws: StandIn, overrides: Partial<AwsConnection> = {}, account = MEMBER): AccountSession {
  const { directory } = aws.truth
  if (!directory.accounts.has(account)) directory.join({ id: account, name: 'Shop' })
  const connection = connectionTo({ accountId: directory.managementAccount, ...overrides })
  return openAccount(connection, account, { requests: 0, throttles: 0 })
}

/** What a collection came to, by kind. */
export async function collectMember(aws: StandIn, options: CollectOptions = {}, session = openMember(aws)) {
  const collected = await collectAccount(session, CONTEXT, { wait: async () => undefined, ...options })
  return {
    kinds: collected.map(({ kind }) => kind),
    read: new Map(collected.flatMap((fact) => ('body' in fact ? [[fact.kind, fact.body] as const] : []))),
    unread: collected.filter((fact): fact is UnreadFact => !('body' in fact)),
    calls: session.calls,
  }
}

/** What was read of one kind. @throws {Error} where it could not be */
export async function readKind<K extends FactKind>(aws: StandIn, kind: K): Promise<FactBodies[K]> {
  return (await readFact(aws, kind)).body
}

/** The same with its time. */
export async function readFact<K extends FactKind>(
  aws: StandIn,
  kind: K,
): Promise<{ body: FactBodies[K]; asOf: number }> {
  const options = { kinds: [kind], wait: async () => undefined }
  const [fact] = await collectAccount(openMember(aws), CONTEXT, options)
  if (fact === undefined || !('body' in fact)) throw new Error(`${kind} was not read: ${fact?.sentence}`)
  return { body: fact.body as FactBodies[K], asOf: fact.asOf }
}
