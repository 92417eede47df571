/** Makes the entry of a calendar from a planned change. */
import type { CalendarEntry } from '@/lib/domain/planned-changes/calendar-text'
import { endDay } from '@/lib/domain/planned-changes/change-days'
import { CHANGE_STATE_WORDS, totalOf } from '@/lib/domain/planned-changes/planned-change'
import type { ListedChange } from './contract'
import type { ChangeRevision } from './read-revisions'

/** @param origin under which people reach Faultline; null where nobody said */
export function calendarEntryOf(change: ListedChange, revision: ChangeRevision, origin: string | null): CalendarEntry {
  const { id, arn, title, service, region, state, days, startsAt, endsAt } = change
  return {
    uid: `${arn ?? `planned-change-${id}`}@faultline`,
    sequence: revision.sequence,
    revisedAt: revision.revisedAt,
    when:
      days === null
        ? { startsAt: Date.parse(startsAt), endsAt: endsAt === null ? null : Date.parse(endsAt) }
        : { startDay: days.from, endDay: endDay({ lastDay: days.to }) },
    summary: `${title} (${service}, ${region})`,
    description: descriptionOf(change),
    location: region,
    categories: ['AWS', service, CHANGE_STATE_WORDS[state]],
    url: origin === null ? null : `${origin}/changes/${id}`,
    isCancelled: state === 'cancelled',
  }
}

function descriptionOf({ state, serviceName, region, resources, accounts, teams, awsUrl }: ListedChange): string {
  const total = totalOf(resources)
  return [
    `${CHANGE_STATE_WORDS[state]}: ${serviceName}, ${region}.`,
    ...(total > 0 ? [`${resources.pending} of ${total} resources pending, ${counted(accounts, 'account')}.`] : []),
    ...(total === 0 && accounts > 0 ? [`AWS names ${counted(accounts, 'account')} and no resource.`] : []),
    ...(teams.length > 0 ? [`Teams: ${teams.map(({ name }) => name).join(', ')}.`] : []),
    ...(awsUrl === null ? [] : [`AWS's page: ${awsUrl}`]),
  ].join('\n')
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
