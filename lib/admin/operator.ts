/** Who acts when a command runs. */
import { COMMAND_LINE } from '@/lib/audit/contract'

/** Whoever can run commands here can read the database as well: nothing is gained by giving them less. */
export const OPERATOR = { actor: COMMAND_LINE, role: 'owner' } as const
