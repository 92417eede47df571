/** GET /api/incidents/{id}/offline: the incident as one HTML file, as the reader sees it, to be read without any server. */
import { handle, readOnly } from '@/lib/access/handler'
import { readOfflineCopy } from '@/lib/incidents/read-offline-copy'
import { publicOrigin } from '@/lib/wire/own-origin'

export const GET = handle<{ id: string }>('incidents:read', async ({ request, principal, params }) => {
  const { name, html } = await readOfflineCopy(params.id, principal, publicOrigin(request.headers))
  return new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
})

const refuse = readOnly('incidents:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
