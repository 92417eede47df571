/** POST /api/ingest/eventbridge: what an API destination of EventBridge sends, one message or a list of them. */
import { handle } from '@/lib/access/handler'
import { ingestMessages, noteRefusedSender } from '@/lib/eventbridge/request'
import { problem } from '@/lib/wire/respond'

const ingest = handle('events:ingest', async ({ request }) =>
  Response.json({ data: await ingestMessages(request) }, { status: 202, headers: { 'Cache-Control': 'no-store' } }),
)

const ingestOrNote = async (...asked: Parameters<typeof ingest>) => {
  const response = await ingest(...asked)
  if (response.status === 401 || response.status === 403) await noteRefusedSender(asked[0].headers, response.status)
  return response
}

export const POST = Object.assign(ingestOrNote, { permission: ingest.permission })

const refuse = handle('events:ingest', async ({ request }) => {
  const response = problem(405, `${request.method} is not possible here: messages of EventBridge are sent with POST.`)
  response.headers.set('Allow', 'POST')
  return response
})

export { refuse as DELETE, refuse as GET, refuse as OPTIONS, refuse as PATCH, refuse as PUT }
