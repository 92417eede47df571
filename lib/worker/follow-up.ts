/** What judging actions needs beside the verdicts: fresh evidence where nobody asked for it, and no noise where nothing is new. */
import { inTransaction } from '@/lib/db/transaction'
import type { RuleAccount } from '@/lib/domain/evidence/verification'
import { listUnreadSince } from '@/lib/evidence/read-verified'
import { askCollection } from '@/lib/evidence/write-collection'

/** Has accounts read that no round has begun to read since. */
export async function askOnce(accounts: readonly string[], since: Date): Promise<void> {
  const unread = await listUnreadSince(accounts, since)
  if (unread.length === 0) return
  await inTransaction((client) => askCollection(client, unread, { trigger: 'verification', askedBy: null }))
}

/** Whether something else was found than what stands, or the same on newer evidence. */
export function isNews(
  { verifiedAt, verifiedSays }: { verifiedAt: Date | null; verifiedSays: string | null },
  says: string,
  accounts: readonly RuleAccount[],
): boolean {
  if (verifiedAt === null || verifiedSays !== says) return true
  return accounts.some(({ asOf }) => asOf !== null && asOf > verifiedAt.getTime())
}
