/** GET /api/connections/{id}/{document}: a connection's policy or one of its templates, as a file. */
import { handle, readOnly } from '@/lib/access/handler'
import { DOCUMENTS } from '@/lib/connections/contract'
import { findConnection } from '@/lib/connections/read'
import { readDocuments } from '@/lib/connections/read-view'
import { publicOrigin } from '@/lib/wire/own-origin'
import { problem } from '@/lib/wire/respond'

type Params = { id: string; document: string }

export const GET = handle<Params>('connections:manage', async ({ request, params }) => {
  const name = DOCUMENTS.find((known) => known === params.document)
  const connection = await findConnection(params.id)
  if (name === undefined || connection === null) return problem(404, 'There is no such document of a connection.')
  const documents = await readDocuments(connection, publicOrigin(request.headers))
  return new Response(documents[name], {
    headers: {
      'Content-Type': name === 'policy.json' ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('connections:manage')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
