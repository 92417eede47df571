/** GET /api/iam/documents/{connection}/{document}: what lets a connection collect evidence, as a file. */
import { handle, readOnly } from '@/lib/access/handler'
import { findConnection } from '@/lib/connections/read'
import { EVIDENCE_DOCUMENTS, evidenceDocuments } from '@/lib/domain/evidence-templates/evidence-documents'
import { problem } from '@/lib/wire/respond'

type Params = { connection: string; document: string }

export const GET = handle<Params>('connections:manage', async ({ params }) => {
  const name = EVIDENCE_DOCUMENTS.find((known) => known === params.document)
  const connection = await findConnection(params.connection)
  const documents = connection === null ? null : evidenceDocuments(connection)
  if (name === undefined || documents === null) return problem(404, 'There is no such document of a connection.')
  return new Response(documents[name], {
    headers: {
      'Content-Type': name.endsWith('.json') ? 'application/json; charset=utf-8' : 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('connections:manage')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
