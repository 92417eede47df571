/** CloudTrail's calls in normal form, and lookups of them, for tests. */
import { pool } from '@/lib/db/pool'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { findWaitingLookup, type WaitingLookup } from '@/lib/iam-changes/read-lookups'

let made = 0

/** Somebody whose means nobody knows makes a user, unless told otherwise. */
export function buildIamCall(overrides: Partial<IamCall> & { at: number }): IamCall {
  made += 1
  const call = {
    ...{
      accountId: '111122223333',
      eventId: `event-${made}`,
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateUser',
    },
    ...{ region: 'us-east-1', isWrite: true, sourceIp: '203.0.113.9', userAgent: 'unheard-of/1.0', errorCode: null },
    actor: { type: 'IAMUser', arn: null, name: 'mira', issuerArn: null, invokedBy: null },
    ...{ host: null, requestParameters: { userName: 'new' }, responseElements: null, additional: null },
    ...overrides,
  }
  return { record: { eventID: call.eventId, eventName: call.eventName }, ...call }
}

/** Root signs in to the console. */
export function buildRootSignIn(overrides: Partial<IamCall> & { at: number }): IamCall {
  const actor = { type: 'Root', arn: 'arn:aws:iam::111122223333:root', name: 'root', issuerArn: null, invokedBy: null }
  return buildIamCall({
    ...{ eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', actor, requestParameters: null },
    ...{ responseElements: { ConsoleLogin: 'Success' }, additional: { MFAUsed: 'No' }, ...overrides },
  })
}

/** The waiting lookups of an account, by source. @throws Error where one of them is gone */
export async function waitingLookups(accountId: string): Promise<Map<string, WaitingLookup>> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id::text FROM iam_lookup WHERE account_id = $1 AND state = 'waiting' ORDER BY id",
    [accountId],
  )
  const found = await Promise.all(rows.map(({ id }) => findWaitingLookup(id)))
  return new Map(found.map((lookup) => [lookup?.source ?? '', lookup as WaitingLookup]))
}
