/** Composes what is sent of a saved summary: subject, text, HTML and the letter as a PDF. */
import 'server-only'
import type { Instant } from '@/lib/domain/health-event'
import { lastWhole, type ReportUnit } from '@/lib/domain/impact/report-schedule'
import { readConfiguration } from '@/lib/env.mjs'
import { impactQuery, parseImpactFilter } from '@/lib/impact/filter'
import { readFreshImpact } from '@/lib/impact/read-impact'
import { readLetter } from '@/lib/impact-exports/read-files'
import { mailHtml } from './mail-html'
import { mailText } from './mail-text'

/** What is composed: a saved summary, or whatever has these. */
export interface ComposedOf {
  name: string
  /** As lib/impact/filter.ts writes it. */
  filter: string
  unit: ReportUnit
  /** IANA name. */
  zone: string
}

/** An e-mail but for its recipient. */
export interface ComposedReport {
  subject: string
  text: string
  html: string
  pdf: { name: string; type: string; content: Uint8Array }
  /** What it is about, ms UTC. */
  period: { from: Instant; to: Instant }
  /** When it was computed, ms UTC. */
  at: Instant
}

/**
 * The e-mail about the last period that was whole at `dueAt`, computed with everything visible.
 * @param now ms UTC
 */
export async function composeReport(report: ComposedOf, now: Instant, dueAt = now): Promise<ComposedReport> {
  const { publicUrl } = readConfiguration()
  const { filter } = parseImpactFilter(new URLSearchParams(report.filter))
  const period = lastWhole(report, dueAt)
  const view = await readFreshImpact(period, filter, null, now)
  const link = publicUrl === null ? null : `${publicUrl}/impact?${impactQuery(period, filter)}`
  const pdf = await readLetter(view, { name: report.name, address: link })
  return {
    subject: `${report.name}: ${period.name}`,
    text: mailText(view, { name: report.name, link }),
    html: mailHtml(view, { name: report.name, link }),
    pdf: { ...pdf, content: new Uint8Array(pdf.content) },
    period: { from: period.from, to: period.to },
    at: now,
  }
}
