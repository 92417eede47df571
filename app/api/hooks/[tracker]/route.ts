/** POST /api/hooks/{tracker}: what the webhook of GitHub or Jira sends; its signature says that it may. */
import { countStranger } from '@/lib/access/limits'
import { originOf } from '@/lib/audit/contract'
import { answerHook } from '@/lib/trackers/request-hook'
import { problem, respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export async function POST(request: Request, { params }: { params: Promise<{ tracker: string }> }): Promise<Response> {
  try {
    await countStranger(originOf(request.headers))
    return await answerHook(request, (await params).tracker)
  } catch (error) {
    return respond(() => Promise.reject(error))
  }
}

function refuse(request: Request): Response {
  const response = problem(405, `${request.method} is not possible here: webhooks are sent with POST.`)
  response.headers.set('Allow', 'POST')
  return response
}

export { refuse as DELETE, refuse as GET, refuse as PATCH, refuse as PUT }
