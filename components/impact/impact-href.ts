/** Addresses of summaries, of what their figures are made of, and of their files. */
import type { Route } from 'next'
import type { Figure } from '@/lib/domain/impact/figures'
import type { Sev } from '@/lib/domain/incident'
import { type ImpactFilter, impactQuery } from '@/lib/impact/filter'

/** What is shown: a period by its key, days of a zone, and the filter. */
export interface ImpactPlace {
  period: { key: string; zone: string }
  filter: ImpactFilter
}

/** The letter. */
export function impactHref({ period, filter }: ImpactPlace): Route {
  return `/impact?${impactQuery(period, filter)}` as Route
}

/** The rows behind a figure: of incidents those of one severity, where it is named. */
export function rowsHref(figure: Figure, place: ImpactPlace, severity: Sev | null = null, after = 0): Route {
  const params = rowsQuery(figure, place, severity)
  if (after > 0) params.set('after', String(after))
  return `/impact/rows?${params}` as Route
}

/** The same rows as CSV. */
export function rowsFileHref(figure: Figure, place: ImpactPlace, severity: Sev | null): string {
  return `/api/impact/rows?${rowsQuery(figure, place, severity)}`
}

function rowsQuery(figure: Figure, { period, filter }: ImpactPlace, severity: Sev | null): URLSearchParams {
  const params = impactQuery(period, filter)
  params.set('figure', figure)
  if (severity !== null) params.set('severity', severity)
  return params
}

/** A file of the letter. */
export function exportHref(format: 'csv' | 'json' | 'pdf', { period, filter }: ImpactPlace): string {
  return `/api/impact/${format}?${impactQuery(period, filter)}`
}

/** A page beside the letter, about the same. */
export function besideHref(page: 'reports' | 'sla' | 'communication', { period, filter }: ImpactPlace): Route {
  return `/impact/${page}?${impactQuery(period, filter)}` as Route
}

/** An incident's page. */
export function incidentHref(id: string): Route {
  return `/incidents/${id}` as Route
}
