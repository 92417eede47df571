/** The address of the scorecards of a period. */
import type { Route } from 'next'
import { type ImpactFilter, impactQuery } from '@/lib/impact/filter'

export function communicationHref(period: { key: string; zone: string }, filter: ImpactFilter): Route {
  return `/impact/communication?${impactQuery(period, filter)}` as Route
}
