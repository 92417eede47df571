/** What each role may do, as far as it matters to who chooses groups. */
import type { Role } from '@/lib/domain/access'

/** In the order of the form: the least first. */
export const ROLE_HINTS: readonly { role: Role; hint: string }[] = [
  { role: 'viewer', hint: 'Reads everything. * lets in everybody whom the provider signs in.' },
  { role: 'responder', hint: 'Also works on incidents.' },
  { role: 'admin', hint: 'Also manages settings and people.' },
  { role: 'owner', hint: 'Also makes and unmakes owners.' },
]
