/**
 * A summary of impact, as page, PDF, CSV, JSON, e-mail and API are made of it. Times are ISO 8601 UTC; lengths are minutes with
 * at most 3 decimals.
 */
import type { Figure, ResponseFigure } from '@/lib/domain/impact/figures'
import type { Formula } from '@/lib/domain/impact/formulas'
import type { PeriodUnit } from '@/lib/domain/impact/period'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { IncidentKind, IncidentStatus, Sev } from '@/lib/domain/incident'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import type { Severity } from '@/lib/domain/severity'
import type { TracedDay } from '@/lib/domain/trace-bins'
import type { ImpactFilter } from './filter'

export interface PeriodView {
  /** As in `period=`. */
  key: string
  /** "Q2 2018" */
  name: string
  unit: PeriodUnit
  /** IANA name. */
  zone: string
  from: string
  /** No longer part of it. */
  to: string
  /** YYYY-MM-DD in the zone; the last one is part of it. */
  firstDay: string
  lastDay: string
  /** Whether it is over: else figures are those up to `asOf`. */
  isOver: boolean
}

/** What changes are measured against. */
export interface PreviousView {
  key: string
  /** "Q1 2018", "the same part of Q1 2018" */
  name: string
  from: string
  to: string
  /** The period is not over: only as much of the one before as of this one has passed. */
  isPart: boolean
  /** Whether Faultline has a record of any of that time: without one nothing is compared. */
  isKnown: boolean
}

/** A figure at the head of the letter. */
export interface FigureView {
  figure: Figure
  /** "Impact, as AWS declared it" */
  label: string
  /** A number, or minutes; null where none is known. */
  value: number | null
  unit: 'count' | 'minutes'
  /** As it is shown: "3", "4 h 29 m", "none measured". */
  text: string
  /** Of the period before; null where it is not known or none was measured. */
  before: number | null
  /** "2 more than in Q1 2018", "as in Q1 2018"; null where nothing can be compared. */
  change: string | null
  /** Whether the change is for the better; null where it is neither, or nothing can be compared. */
  isBetter: boolean | null
  /** What the figure leaves out or rests on, as a sentence; null: nothing to say. */
  note: string | null
}

/** Minutes by one clock. */
export interface ClockMinutes {
  clock: ImpactClock
  minutes: number
  before: number | null
  /** Incidents of which this clock tells something in the period. */
  incidents: number
  /** Ids of incidents of which this clock knows a start and nobody knows an end: left out. */
  endUnknown: string[]
}

/** A service, a Region or a team, and how long it was hit. */
export interface TopRow {
  /** As a filter takes it. */
  id: string
  name: string
  /** By the summary's clock: the union of its outages. Of a team: while one of its accounts was touched. */
  minutes: number
  /** Null of teams, where counting them would take longer than all other figures. */
  incidents: number | null
  /** Minutes of its accounts, added up; null where it is not about accounts. */
  accountMinutes: AccountMinutes | null
}

/** Kept apart, never added up. */
export interface AccountMinutes {
  confirmed: number
  reported: number
  inferred: number
}

/** Median and spread of a duration, over the incidents in which it could be measured. */
export interface DurationView {
  figure: ResponseFigure
  /** Incidents measured. */
  count: number
  median: number | null
  p25: number | null
  p75: number | null
  shortest: number | null
  longest: number | null
  /** Median of the period before, and over how many. */
  before: { median: number | null; count: number } | null
  /** "12 m shorter than in Q1 2018"; null where nothing can be compared. */
  change: string | null
  isBetter: boolean | null
  /** Ids of the incidents measured. */
  ids: string[]
}

/** An incident in one line. */
export interface IncidentLine {
  id: string
  title: string
  kind: IncidentKind
  status: IncidentStatus
  /** "Resolved", "Acknowledged", "End unknown" */
  statusWord: string
  severity: Sev
  /** AWS's worst status of it. */
  awsSeverity: Severity | null
  startedAt: string
  /** Null while it goes on, or where nobody knows when it ended. */
  endedAt: string | null
  /** Display names; at most 100 of `serviceCount`. */
  services: string[]
  serviceCount: number
  regions: string[]
  /** By the summary's clock, within the period; null: that clock tells nothing of it. */
  minutes: number | null
  minutesByClock: Record<ImpactClock, number | null>
  /** Clocks that know a start and no end. */
  endUnknown: ImpactClock[]
  /** Accounts of the whole incident; null where it cannot be told, or the reader sees only some accounts. */
  reach: { confirmed: number; reported: number; inferred: number; total: number } | null
  /** Minutes; null where it could not be measured. Below 0: the second moment came first. */
  response: Record<ResponseFigure, number | null>
  postmortem: PostmortemState | null
  /** The incident that it repeats: same service and Region shortly before; null: none. */
  repeats: string | null
}

/** What was done afterwards, in the post-mortems of the period's incidents. */
export interface FollowUpView {
  /** Incidents with a post-mortem, and how many of those are published. */
  postmortems: number
  published: number
  /** Required items of their checklists, and how many are settled (done, or with a reason why not). */
  requiredItems: number
  settledItems: number
  /** Actions that follow from them, as they stand now. */
  actions: { open: number; done: number; dropped: number; overdue: number }
}

/** Whom it touched. */
export interface TouchView {
  accountMinutes: AccountMinutes
  before: AccountMinutes | null
  /** Accounts behind each. */
  accounts: AccountMinutes
  /** Accounts in the directory that the reader sees; 0: no directory is known, so nothing can be inferred. */
  directoryAccounts: number
  /** Accounts of which it is not known what they use. */
  unknownAccounts: number
}

/** What each figure is made of: ids that /api/v1 knows. */
export interface ImpactRows {
  incidents: string[]
  /** Ids of the events behind the minutes; `observed:<incident>` for times that people told. */
  minutes: string[]
  accountMinutes: Record<keyof AccountMinutes, { account: string; minutes: number }[]>
  repeats: { incident: string; repeats: string }[]
}

export interface ImpactView {
  /** When it was computed. */
  asOf: string
  period: PeriodView
  previous: PreviousView
  filter: ImpactFilter
  /** What it is about, in words: "All services, Regions and accounts", "IAM in us-east-1, team Payments". */
  about: string
  /** Whether its reader sees only some accounts. */
  isLimited: boolean
  letter: {
    /** A few sentences, made of the figures. */
    sentences: string[]
    /** What is not known, each as a sentence. */
    unknowns: string[]
  }
  /** Days of the zone on which something went on; others are left out. */
  trace: TracedDay[]
  /** Stretches of the period, up to now, of which Faultline has no whole record of what AWS said in public. */
  unrecorded: { from: string; to: string }[]
  /** Whether anything is known of the period: some of it is on record, or an incident of it. Else no nought means none. */
  isKnown: boolean
  /** Five, in order. */
  figures: FigureView[]
  /** Of the summary's clock. */
  minutes: ClockMinutes
  /** All four, in the order of CLOCKS. */
  minutesByClock: ClockMinutes[]
  touch: TouchView
  /** Longest hit first, at most 8 each; how many there are. */
  services: { top: TopRow[]; count: number }
  regions: { top: TopRow[]; count: number }
  teams: { top: TopRow[]; count: number }
  response: DurationView[]
  followUp: FollowUpView
  incidents: {
    count: number
    before: number | null
    bySeverity: Record<Sev, number>
    /** Not resolved. */
    open: number
    /** Those that repeat another one. */
    repeats: number
    /** Worst first, then longest by the clock: at most 40. The others: `streamIncidentLines`. */
    lines: IncidentLine[]
  }
  formulas: Formula[]
  rows: ImpactRows
}
