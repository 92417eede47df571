/** GET /api/changes/calendar/{secret}.ics: what calendar programs fetch; the secret says with whose eyes. */
import { countRequest, countStranger } from '@/lib/access/limits'
import { originOf } from '@/lib/audit/contract'
import { allows } from '@/lib/domain/access'
import { calendarAnswer, streamCalendar } from '@/lib/planned-changes/read-calendar'
import { findFeedReader } from '@/lib/planned-changes/read-feeds'
import { filterOfFeed } from '@/lib/planned-changes/request'
import { notAllowed, problem, respond } from '@/lib/wire/respond'

export const dynamic = 'force-dynamic'

export async function GET(request: Request, { params }: { params: Promise<{ secret?: string }> }): Promise<Response> {
  try {
    const secret = ((await params).secret ?? '').replace(/\.ics$/, '')
    const reader = await findFeedReader(secret)
    if (reader === null || !allows(reader, 'changes:read')) {
      await countStranger(originOf(request.headers))
      return problem(404, 'There is no calendar at this address: it was revoked, or never was.')
    }
    await countRequest(reader)
    const { name, filter, accounts } = reader
    const asked = { name, filter: filterOfFeed(filter), visible: accounts, now: Date.now() }
    return calendarAnswer(await streamCalendar(asked))
  } catch (error) {
    return respond(() => Promise.reject(error))
  }
}

export { notAllowed as DELETE, notAllowed as PATCH, notAllowed as POST, notAllowed as PUT }
