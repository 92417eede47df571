/** Every other path below /api: there is nothing, said as a problem to those who are signed in. */
import { handle } from '@/lib/access/handler'
import { problem } from '@/lib/wire/respond'

const nothing = handle<unknown>('timeline:read', async ({ request }) =>
  problem(404, `There is no ${new URL(request.url).pathname.slice(0, 200)} in this API.`),
)

export { nothing as DELETE, nothing as GET, nothing as OPTIONS, nothing as PATCH, nothing as POST, nothing as PUT }
