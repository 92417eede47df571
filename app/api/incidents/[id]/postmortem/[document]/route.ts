/** GET /api/incidents/{id}/postmortem/{document}: the post-mortem, or a published revision of it, as a file to be saved. */
import { handle, readOnly } from '@/lib/access/handler'
import { findExport } from '@/lib/postmortem-exports/contract'
import { readExport } from '@/lib/postmortem-exports/read-export'
import { publicOrigin } from '@/lib/wire/own-origin'
import { problem } from '@/lib/wire/respond'

type Params = { id: string; document: string }

export const GET = handle<Params>('postmortems:read', async ({ request, principal, params }) => {
  const document = findExport(params.document)
  if (document === null) return problem(404, 'A post-mortem cannot be saved as such a file.')
  const asked = new URL(request.url).searchParams
  const wanted = { id: params.id, document, of: asked.get('of'), revision: asked.get('revision') }
  const { name, type, body } = await readExport(wanted, principal, publicOrigin(request.headers))
  return new Response(body, {
    headers: {
      'Content-Type': type,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('postmortems:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
