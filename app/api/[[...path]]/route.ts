/** Every other path below /api: there is nothing, said as a problem. */
import { problem } from '@/lib/wire/respond'

function nothing(request: Request): Response {
  return problem(404, `There is no ${new URL(request.url).pathname} in this API.`)
}

export { nothing as DELETE, nothing as GET, nothing as PATCH, nothing as POST, nothing as PUT }
