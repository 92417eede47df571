/** Whether what has been going on for a while may go on: an open stream, say. */
import 'server-only'
import type { Principal } from '@/lib/domain/access'
import { findPrincipal } from './principal'

/**
 * False once the session or token is over, and once the principal sees other accounts than before: whoever asks anew is
 * then judged anew, and reads everything again.
 */
export async function isStillAdmitted(headers: Headers, before: Principal): Promise<boolean> {
  const now = await findPrincipal(headers)
  return now !== null && now.role === before.role && String(now.accounts) === String(before.accounts)
}
