/** Reads one lookup out of CloudTrail, piece by piece, from its end backwards: goes on where it was left. */
import type { Task } from 'graphile-worker'
import { z } from 'zod'
import { findConnection } from '@/lib/connections/read'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { cutWholeMinutes } from '@/lib/domain/iam-changes/lookup-window'
import { readCall } from '@/lib/domain/iam-changes/read-call'
import { homeRegion } from '@/lib/domain/partition'
import { SourceError } from '@/lib/errors'
import { findWaitingLookup, type WaitingLookup } from '@/lib/iam-changes/read-lookups'
import { refuseAccount, refuseLookup, storePiece } from '@/lib/iam-changes/write-calls'
import { LOOK_UP } from '@/lib/iam-changes/write-lookups'
import { createLog } from '@/lib/log'
import { lookupCalls } from '@/lib/sources/cloudtrail/lookup'
import { openAccount } from '@/lib/sources/iam-evidence/open-account'
import { unreadReasonOf } from '@/lib/sources/iam-evidence/unread'

const log = createLog('worker')

/** How long one job reads before others have their turn, in ms. */
const TURN_MS = 60_000
/** When CloudTrail is asked again after it could not answer, in ms, and how long that is tried. */
const AGAIN_MS = 120_000
const PATIENCE_MS = 6 * 3_600_000

/** Reasons that may pass by themselves. */
const PASSING: ReadonlySet<string> = new Set(['throttled', 'unreachable'])

const Payload = z.object({ lookup: z.string() })

/** The job `look-up-calls`; its payload names the lookup. */
export const lookUpCalls: Task = async (payload, { addJob }) => {
  const { lookup: id } = Payload.parse(payload)
  const lookup = await findWaitingLookup(id)
  if (lookup === null) return
  const later = async (ms: number) => {
    const [jobKey, queueName] = [`${LOOK_UP}:${id}`, `${LOOK_UP}:${lookup.accountId}`]
    await addJob(
      LOOK_UP,
      { lookup: id },
      { jobKey, queueName, runAt: new Date(Date.now() + ms), jobKeyMode: 'replace' },
    )
  }
  try {
    if (!(await readOn(lookup, Date.now() + TURN_MS))) await later(0)
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    const mayPass = PASSING.has(unreadReasonOf(error) ?? '')
    const isFinal = !mayPass || Date.now() - lookup.askedAt > PATIENCE_MS
    log.info({ lookup: id, account: lookup.accountId, failure: error.message }, 'calls could not be looked up')
    if (unreadReasonOf(error) === 'role-missing') await refuseAccount(lookup.accountId, error.message)
    else if (isFinal) await refuseLookup(id, error.message)
    else await later(AGAIN_MS)
  }
}

/** Reads on until the lookup is done, or the time is up. True: nothing is left to do. @throws SourceError */
async function readOn(lookup: WaitingLookup, deadline: number): Promise<boolean> {
  const connection = await findReader(lookup)
  if (typeof connection === 'string') {
    await refuseAccount(lookup.accountId, connection)
    return true
  }
  const session = openAccount(connection, lookup.accountId, { requests: 0, throttles: 0 })
  const askedAt = Date.now()
  const { source, from, to } = lookup
  let [reached, held]: [number, IamCall[]] = [to, []]
  const store = async (oldest: number | null) => {
    const cut = cutWholeMinutes(held, reached, from, oldest)
    held = cut.held
    if (cut.whole === null) return true
    const stored = await storePiece(lookup, cut.whole, askedAt)
    reached = cut.whole.from
    return stored !== null
  }
  const region = homeRegion(connection.partition)
  for await (const { calls, oldest } of lookupCalls(session, { source, region, from, to })) {
    const within = calls.flatMap((record) => readCall(record) ?? []).filter(({ at }) => at >= from && at < reached)
    // A page may repeat calls of the second where the one before ended.
    held = [...new Map([...held, ...within].map((call) => [call.eventId, call])).values()]
    if (oldest !== null && !(await store(oldest))) return true
    // What has not come further than it was would only be read again.
    if (Date.now() > deadline && reached < to) return reached <= from
  }
  await store(null)
  return true
}

/** The connection through which the account is read, or why there is none, as a sentence. */
async function findReader({ accountId, connectionId, isActive }: WaitingLookup): Promise<AwsConnection | string> {
  if (!isActive) return `Account ${accountId} is closed or suspended: nobody can look into it.`
  const connection = connectionId === null ? null : await findConnection(connectionId)
  if (connection === null) return `No connection reads account ${accountId}: add one under Settings, Connections.`
  if (!connection.enabled)
    return `Connection ${connection.name} is switched off: switch it on to look into its accounts.`
  if (connection.evidence.role === null) {
    return `Connection ${connection.name} collects no evidence: name a role for it under Settings, Connections.`
  }
  return connection
}
