/** The letter: what happened in a period, in sentences and figures, and how each figure is computed. */
import type { ReactNode } from 'react'
import { CertaintyLegend } from '@/components/ui/certainty-mark'
import { classNames } from '@/components/ui/class-names'
import { Panel } from '@/components/ui/panel'
import { formatDateTime } from '@/lib/domain/format-time'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { ImpactView } from '@/lib/impact/contract'
import { ClockMinutesTable } from './clock-minutes'
import { FigureCards } from './figure-cards'
import { FollowUp } from './follow-up'
import { FormulaList } from './formula-list'
import styles from './impact.module.css'
import type { ImpactPlace } from './impact-href'
import { ImpactIncidents } from './impact-incidents'
import { ImpactTops } from './impact-tops'
import { ImpactTrace } from './impact-trace'
import { LetterWords } from './letter-words'
import { ReportedAccounts } from './reported-accounts'
import { ResponseTable } from './response-table'

interface ImpactLetterProps {
  view: ImpactView
  /** Whether there are any. */
  hasTeams: boolean
}

const NOTHING_ON_RECORD = <p className="text-sm text-ink-muted">Not known: nothing of this time is on record.</p>

export function ImpactLetter({ view, hasTeams }: ImpactLetterProps) {
  const place: ImpactPlace = { period: view.period, filter: view.filter }
  const by = CLOCK_PHRASES[view.filter.clock]
  return (
    <article className={classNames('flex flex-col gap-5', styles.letter)}>
      <LetterWords letter={view.letter} />
      <ImpactTrace period={view.period} days={view.trace} unknown={view.unrecorded} />
      <FigureCards figures={view.figures} place={place} />
      <ReportedAccounts touch={view.touch} place={place} />
      <ImpactTops view={view} place={place} hasTeams={hasTeams} />
      <div className="grid gap-4 md:grid-cols-2 print:grid-cols-2 print:gap-2">
        <Panel title="How long, by each clock" note={view.period.name}>
          {view.isKnown ? (
            <ClockMinutesTable
              clocks={view.minutesByClock}
              place={place}
              previous={view.previous.isKnown ? view.previous.name : null}
            />
          ) : (
            NOTHING_ON_RECORD
          )}
        </Panel>
        <Panel title="Afterwards" note="as it stands now">
          {view.isKnown ? <FollowUp view={view} place={place} /> : NOTHING_ON_RECORD}
        </Panel>
      </div>
      <Part title="Response">
        <ResponseTable response={view.response} place={place} />
      </Part>
      <ImpactIncidents view={view} place={place} className={styles.incidents} />
      <Part title="How each figure is computed">
        <FormulaList formulas={view.formulas} />
        <CertaintyLegend kinds={['confirmed', 'reported', 'inferred']} />
        <p className="text-xs text-ink-muted">
          Computed {formatDateTime(view.asOf, view.period.zone)} from Faultline’s record of AWS Health, AWS’s public
          status feed and what people entered. Days begin at midnight in {view.period.zone}. Impact goes {by}.
        </p>
      </Part>
    </article>
  )
}

function Part({ title, className, children }: { title: string; className?: string | undefined; children: ReactNode }) {
  return (
    <section className={classNames('flex min-w-0 flex-col gap-2', className)}>
      <h2 className="text-base font-semibold">{title}</h2>
      {children}
    </section>
  )
}
