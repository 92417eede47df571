/** Judges accounts anew that rest on a trail of another one, once that is known better. */
import type { AddJobFunction, Task } from 'graphile-worker'
import { z } from 'zod'
import { findConnection } from '@/lib/connections/read'
import type { ReadFact } from '@/lib/domain/evidence/facts'
import { findAccountPlace, listTrailMembers } from '@/lib/evidence/read-accounts'
import { judgeStored } from '@/lib/evidence/write-collected'
import { tellSoon } from './tell-evidence'

/** What members rest on of the owner of their organization's trail. */
const SHARED = ['trails', 'alarms'] as const
/** While members are being read they are judged anyway: how long to wait for more of them, in ms. */
const WAIT_MS = 10_000

const Payload = z.object({ account: z.string() })

/** Has the members of an organization's trails judged anew, where the account that was read owns one. */
export async function judgeSoon(addJob: AddJobFunction, account: string, read: readonly ReadFact[]): Promise<void> {
  const trails = read.find((fact): fact is ReadFact<'trails'> => fact.kind === 'trails')?.body.trails ?? []
  if (!trails.some(({ organization, ownerAccount }) => organization && ownerAccount === account)) return
  const jobKey = `judge-evidence:${account}`
  await addJob('judge-evidence', { account }, { jobKey, jobKeyMode: 'replace', runAt: new Date(Date.now() + WAIT_MS) })
}

/** The job `judge-evidence`; its payload names the owner of trails. */
export const judgeEvidence: Task = async (payload, { addJob }) => {
  const { account } = Payload.parse(payload)
  for (const member of await listTrailMembers(account)) {
    const place = await findAccountPlace(member)
    const connection = place?.connection ? await findConnection(place.connection) : null
    if (connection !== null && place?.isActive) await judgeStored(connection, member, SHARED, new Date())
  }
  await tellSoon(addJob)
}
