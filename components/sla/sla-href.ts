/** Addresses of what may be claimed: the list, one month of a service, its text. */
import type { Route } from 'next'
import { type ImpactFilter, impactQuery } from '@/lib/impact/filter'
import { SLA_USUAL } from '@/lib/sla/contract'

/** What is shown: a period by its key, the zone that times are told in, and the filter. */
export interface SlaPlace {
  period: { key: string; zone: string }
  filter: ImpactFilter
}

/** A service in a Region in a month, YYYY-MM. */
export interface SlaCase {
  service: string
  region: string
  month: string
}

export function slaHref({ period, filter }: SlaPlace): Route {
  return `/impact/sla?${impactQuery(period, filter, SLA_USUAL)}` as Route
}

/** The month's working and text; whose accounts count, and by which clock, goes along. */
export function caseHref(of: SlaCase, place: SlaPlace): Route {
  return `/impact/sla/${encodeURIComponent(of.service)}?${caseQuery(of, place)}` as Route
}

/** The text as a file. */
export function claimFileHref(of: SlaCase, place: SlaPlace): string {
  const query = caseQuery(of, place)
  query.set('service', of.service)
  return `/api/impact/sla/text?${query}`
}

function caseQuery({ month, region }: SlaCase, { period: { zone }, filter }: SlaPlace): URLSearchParams {
  const query = impactQuery({ key: month, zone }, { ...filter, service: [], region: [] }, SLA_USUAL)
  query.delete('period')
  query.set('month', month)
  query.set('region', region)
  return query
}
