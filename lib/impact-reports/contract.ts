/** Saved summaries as they cross the wire. Times are ISO 8601 UTC. */
import type { ReportUnit } from '@/lib/domain/impact/report-schedule'
import type { ImpactFilter } from '@/lib/impact/filter'

export const LONGEST_REPORT_NAME = 80
/** Each gets a message of their own. */
export const MOST_RECIPIENTS = 50

/** A summary that somebody saved, as everybody who reads summaries sees it. */
export interface ReportView {
  id: string
  name: string
  filter: ImpactFilter
  /** What it is about, in words. */
  about: string
  unit: ReportUnit
  /** IANA name, in which days begin. */
  zone: string
  /** The hour, in that zone, of the first day after the period at which it is sent; null: never by itself. */
  hour: number | null
  /** When it is sent next; null: never by itself, or paused. */
  nextAt: string | null
  /** Whether it would be sent by itself, but somebody paused it. */
  isPaused: boolean
  createdAt: string
  createdBy: string
  /** The last time that it was sent, or was to be. */
  last: SendingOutcome | null
}

/** What became of an e-mail. waiting: on its way, or tried again. */
export type SendingState = 'waiting' | 'sent' | 'failed'

export interface SendingOutcome {
  state: SendingState
  /** When it was due, or asked for. */
  dueAt: string
  /** When the last recipient got it; null: not yet, or never. */
  sentAt: string | null
  /** Whether something went wrong: of one that was sent, not everybody got it. */
  hasError: boolean
}

/** A saved summary for those who manage it. */
export interface ManagedReport extends ReportView {
  recipients: string[]
  /** Grows with each change: two people do not overwrite each other. */
  version: number
}

/** One sending, for those who manage it. */
export interface SendingView extends SendingOutcome {
  id: string
  /** Days of the zone, YYYY-MM-DD; the last one is part of it. */
  from: string
  to: string
  recipients: string[]
  /** Null: the calendar. */
  askedBy: string | null
  attempts: number
  /** What went wrong last, as a sentence. */
  error: string | null
}

/** Whether e-mail can be sent. */
export interface MailState {
  /** The address that it comes from; null: no mail server is set, nothing is sent. */
  from: string | null
  /** Whether FAULTLINE_URL is set: without it no message has a link. */
  hasLink: boolean
}
