/** Reads the evidence of one account at AWS, keeps it, and has everything judged and told that rests on it. */
import type { AddJobFunction, Task } from 'graphile-worker'
import { z } from 'zod'
import { findConnection } from '@/lib/connections/read'
import { inTransaction } from '@/lib/db/transaction'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { FactKind } from '@/lib/domain/evidence/facts'
import { readConfiguration } from '@/lib/env.mjs'
import { findAccountPlace } from '@/lib/evidence/read-accounts'
import { isLastAccessedDue } from '@/lib/evidence/read-due'
import { storeCollected } from '@/lib/evidence/write-collected'
import { COLLECT, collectKey } from '@/lib/evidence/write-collection'
import { beginReading, endReading } from '@/lib/evidence/write-run'
import { createLog } from '@/lib/log'
import { collectAccount } from '@/lib/sources/iam-evidence/collect'
import { ACCOUNT_KINDS } from '@/lib/sources/iam-evidence/collectors/all'
import { openAccount } from '@/lib/sources/iam-evidence/open-account'
import { evidenceContext, parted } from './evidence-context'
import { judgeSoon } from './judge-evidence'
import { tellSoon } from './tell-evidence'

const log = createLog('worker')

/** AWS makes a credential report within minutes: when it is asked for again, in ms, and how often. */
const AGAIN_MS = 120_000
const MOST_TIMES = 5
/** What is asked for again then: the rest is known. */
const STILL_MADE: readonly FactKind[] = ['credential-report']

const Payload = z.object({
  account: z.string(),
  /** How often it was put off because AWS was still making a report. */
  again: z.coerce.number().default(0),
})

const OUR_FAULT = 'Faultline itself failed while it read this account. Its log says why; what was read before stays.'

/** The job `collect-evidence`; its payload names the account. */
export const collectEvidence: Task = async (payload, { addJob }) => {
  const { account, again } = Payload.parse(payload)
  const begunAt = await beginReading(account)
  if (begunAt === null && again === 0) return
  const found = await findReader(account)
  if (typeof found === 'string') await giveUp(account, begunAt, found)
  else {
    const kinds = begunAt === null ? STILL_MADE : await kindsDue(account)
    await readAccount(found, account, { kinds, again, begunAt }, addJob).catch(async (error: unknown) => {
      log.error({ err: error, account }, 'evidence of an account could not be kept')
      await giveUp(account, begunAt, OUR_FAULT)
    })
  }
  await tellSoon(addJob)
}

async function readAccount(
  connection: AwsConnection,
  account: string,
  { kinds, again, begunAt }: { kinds: readonly FactKind[]; again: number; begunAt: Date | null },
  addJob: AddJobFunction,
): Promise<void> {
  const tally = { requests: 0, throttles: 0 }
  const session = openAccount(connection, account, tally)
  const collected = parted(await collectAccount(session, await evidenceContext(connection, account), { kinds }))
  const sentence = collected.unread[0]?.sentence ?? null
  const moved = await storeCollected(connection, account, collected, { ...tally, begunAt, sentence }, new Date())
  if (moved.kinds.includes('trails') || moved.kinds.includes('alarms')) await judgeSoon(addJob, account, collected.read)
  log.debug({ account, ...tally, read: collected.read.length, unread: collected.unread.length }, 'account read')
  if (again < MOST_TIMES && collected.unread.some(({ reason }) => reason === 'still-made')) {
    const runAt = new Date(Date.now() + AGAIN_MS)
    await addJob(COLLECT, { account, again: again + 1 }, { jobKey: collectKey(account), jobKeyMode: 'replace', runAt })
  }
}

/** What an account is asked for in a round: everything but what was read a few days ago and stays fresh for longer. */
async function kindsDue(account: string): Promise<readonly FactKind[]> {
  const roundMs = readConfiguration().evidenceSeconds * 1_000
  if (await isLastAccessedDue(account, roundMs, new Date())) return ACCOUNT_KINDS
  return ACCOUNT_KINDS.filter((kind) => kind !== 'last-accessed')
}

/** The connection through which the account is read, or why it is not, as a sentence. */
async function findReader(account: string): Promise<AwsConnection | string> {
  const place = await findAccountPlace(account)
  if (place === null || !place.isActive)
    return `Account ${account} is suspended, closed or no longer there: it is not read.`
  const connection = place.connection === null ? null : await findConnection(place.connection)
  if (connection === null) return `No connection reads account ${account} any more.`
  if (!connection.enabled) return `Connection ${connection.name} is switched off: nothing is read through it.`
  if (connection.evidence.role === null) {
    return `Connection ${connection.name} has no role for evidence: name one under Settings, Connections.`
  }
  return connection
}

async function giveUp(account: string, begunAt: Date | null, sentence: string): Promise<void> {
  const end = { begunAt, requests: 0, throttles: 0, read: 0, unread: 0, sentence }
  await inTransaction((client) => endReading(client, account, end, new Date()))
}
