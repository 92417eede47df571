/** GET /api/timeline/now: what is open now. */
import { handle, readOnly } from '@/lib/access/handler'
import { readNow } from '@/lib/events/read-now'

export const GET = handle('timeline:read', async ({ principal }) => ({ data: await readNow(principal.accounts) }))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
