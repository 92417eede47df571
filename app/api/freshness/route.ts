/** GET /api/freshness: what the chip in the header says. */
import { handle, readOnly } from '@/lib/access/handler'
import { readFreshness } from '@/lib/source-health/read'

export const GET = handle('sources:read', async ({ principal }) => ({ data: await readFreshness(principal.accounts) }))

const refuse = readOnly('sources:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
