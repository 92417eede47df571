/** GET /api/changes/ics: the planned changes that the filter of /changes lets through, as a calendar. */
import { handle, readOnly } from '@/lib/access/handler'
import { calendarAnswer, streamCalendar } from '@/lib/planned-changes/read-calendar'
import { requestedChanges } from '@/lib/planned-changes/request'

export const GET = handle('changes:read', async ({ request, principal }) => {
  const { filter } = requestedChanges(request.url)
  const asked = { name: 'Planned changes', filter, visible: principal.accounts, now: Date.now() }
  return calendarAnswer(await streamCalendar(asked))
})

const refuse = readOnly('changes:read')

export { refuse as DELETE, refuse as OPTIONS, refuse as PATCH, refuse as POST, refuse as PUT }
