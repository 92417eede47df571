/** Puts together what is shown of a planned change. */
import type { Instant } from '@/lib/domain/health-event'
import { awsPageOf } from '@/lib/domain/planned-changes/aws-page'
import { type BurnDownPoint, burnDown } from '@/lib/domain/planned-changes/burn-down'
import { changeDays } from '@/lib/domain/planned-changes/change-days'
import { totalOf } from '@/lib/domain/planned-changes/planned-change'
import { safeHref } from '@/lib/domain/safe-href'
import type { ChosenChange } from './choose-changes'
import type { BurnDownView, ListedChange } from './contract'
import type { ChangeRow } from './read-rows'
import type { ChangeCourse } from './read-steps'

/** The view of a change. @param now ms; its burn-down ends there */
export function presentChange(
  { tally, state, group }: ChosenChange,
  row: ChangeRow,
  course: ChangeCourse | undefined,
  now: Instant,
): ListedChange {
  const { pending, resolved, other } = tally
  const { firstDay, lastDay, allDay } = changeDays(tally, 'UTC', tally.isDayPrecise)
  return {
    id: tally.id,
    arn: row.arn,
    title: row.title,
    service: tally.service,
    serviceName: row.serviceName,
    region: tally.region,
    typeCode: row.typeCode,
    category: row.category,
    eventStatus: tally.eventStatus,
    state,
    startsAt: isoOf(tally.startsAt),
    endsAt: tally.endsAt === null ? null : isoOf(tally.endsAt),
    days: allDay ? { from: firstDay, to: lastDay } : null,
    accounts: tally.accounts,
    resources: { pending, resolved, other },
    teams: row.teams,
    unownedAccounts: row.unowned,
    actionability: row.actionability,
    awsUrl: (row.referenceUrl === null ? null : safeHref(row.referenceUrl)) ?? awsPageOf(row.arn),
    saidAt: isoOf(tally.saidAt),
    burnDown: hasStatus(tally) && course !== undefined ? presentCourse(pending, course, now) : [],
    group,
  }
}

/** The course of what pends, for the wire. @param now ms */
export function presentCourse(pending: number, { steps, since }: ChangeCourse, now: Instant): BurnDownView[] {
  return burnDown(pending, steps, { since, now }).map(({ at, pending: left }: BurnDownPoint) => ({
    at: isoOf(at),
    pending: left,
  }))
}

/** Whether AWS tells of any resource whether it is done. */
function hasStatus(tally: ChosenChange['tally']): boolean {
  return totalOf(tally) > tally.other
}

function isoOf(at: Instant): string {
  return new Date(at).toISOString()
}
