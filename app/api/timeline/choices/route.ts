/** GET /api/timeline/choices: accounts, teams or owners of incidents to filter by, for what somebody typed. */
import { handle, readOnly } from '@/lib/access/handler'
import { readChoices } from '@/lib/events/read-choices'
import { requestedChoices } from '@/lib/events/request'

export const GET = handle('timeline:read', async ({ request, principal }) => ({
  data: await readChoices(requestedChoices(request.url), principal.accounts),
}))

const refuse = readOnly('timeline:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
