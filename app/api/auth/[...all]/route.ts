/** /api/auth/…: signing in and out over HTTP, and the two addresses of single sign-on. */
import { countStranger } from '@/lib/access/limits'
import { originOf } from '@/lib/audit/contract'
import { answerSignIn } from '@/lib/sign-in/request'
import { respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

async function answer(request: Request): Promise<Response> {
  const origin = originOf(request.headers)
  try {
    await countStranger(origin)
  } catch (error) {
    return respond(() => Promise.reject(error))
  }
  return answerSignIn(request, origin)
}

export { answer as DELETE, answer as GET, answer as PATCH, answer as POST, answer as PUT }
