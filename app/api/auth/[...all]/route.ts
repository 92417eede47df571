/** /api/auth/…: signing in and out over HTTP, and the two addresses of single sign-on. */
import { originOf } from '@/lib/access/principal'
import { answerSignIn } from '@/lib/sign-in/request'

export const dynamic = 'force-dynamic'

function answer(request: Request): Promise<Response> {
  return answerSignIn(request, originOf(request.headers))
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
