/** Months of services in Regions, each with how long it was hit, what is left of the month, and until when to claim. */
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { classNames } from '@/components/ui/class-names'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { formatDuration } from '@/lib/domain/format-time'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { asksForClaim } from '@/lib/domain/sla/order'
import type { SlaMonthView } from '@/lib/sla/contract'
import { caseHref, type SlaPlace } from './sla-href'
import { creditWords, deadlineWords, uptimeWords } from './sla-words'

interface ClaimsTableProps {
  caption: string
  rows: readonly SlaMonthView[]
  place: SlaPlace
}

const COLUMNS = ['Service', 'Month', 'Impact', 'Left of the month', 'Credit', 'Claim until']
const MINUTE = 60_000
/** The last fortnight is pressing. */
const PRESSING_DAYS = 14

export function ClaimsTable({ caption, rows, place }: ClaimsTableProps) {
  return (
    <Table caption={caption} columns={COLUMNS}>
      {rows.map((row) => (
        <tr key={`${row.service} ${row.region} ${row.month}`}>
          <RowHead>
            <Link href={caseHref(row, place)} prefetch={false} className="font-medium hover:underline">
              {row.name}
              <span className="sr-only">
                {' '}
                in {row.region}, {row.monthName}
              </span>
            </Link>
            <span className="block font-mono text-xs text-ink-muted" aria-hidden>
              {row.region}
            </span>
          </RowHead>
          <Cell label="Month" short>
            {row.monthName}
            {row.isRunning ? <span className="block text-xs text-ink-muted">so far</span> : null}
          </Cell>
          <Cell label="Impact">
            <Impact row={row} preferred={place.filter.clock} />
          </Cell>
          <Cell label="Left">
            <Left row={row} />
          </Cell>
          <Cell label="Credit">
            {row.headline === null ? <span className="text-ink-muted">not known</span> : creditWords(row.headline)}
          </Cell>
          <Cell label="Claim until">
            {asksForClaim(row.standing) ? (
              <span className={classNames('tabular', isPressing(row) && 'font-semibold text-disruption')}>
                {deadlineWords(row)}
              </span>
            ) : (
              <span className="text-ink-muted">nothing to claim</span>
            )}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** Which promise is meant is said where it is not the usual one. */
function Left({ row: { headline, terms } }: { row: SlaMonthView }) {
  if (headline === null) return <span className="text-ink-muted">no promise to compare with</span>
  const isUsual = terms.commitments[0]?.applies === headline.applies
  return (
    <>
      <span className="tabular">{uptimeWords(headline)}</span>
      {isUsual ? null : <span className="block text-xs text-ink-muted">for {headline.applies}</span>}
    </>
  )
}

function isPressing({ deadline }: SlaMonthView): boolean {
  return !deadline.isPast && deadline.daysLeft <= PRESSING_DAYS
}

/** By the clock that is asked for, else by the first that tells time, which then says so. */
function Impact({ row: { clocks, headline, endUnknown }, preferred }: { row: SlaMonthView; preferred: ImpactClock }) {
  const told = clocks.find(({ clock }) => clock === (headline?.clock ?? preferred)) ?? clocks[0]
  if (told === undefined) return <span className="text-ink-muted">not told</span>
  const isAllConfirmed = told.confirmed === told.any
  return (
    <span className="flex flex-col">
      {told.confirmed === 0 ? null : (
        <CertaintyMark kind="confirmed" withWord word={`${formatDuration(told.confirmed * MINUTE)} confirmed`} />
      )}
      {isAllConfirmed ? null : (
        <CertaintyMark
          kind="inferred"
          withWord
          word={`${formatDuration(told.any * MINUTE)} ${told.confirmed === 0 ? 'inferred or reported' : 'with inferred or reported'}`}
        />
      )}
      {told.clock === preferred ? null : <span className="text-xs text-ink-muted">{CLOCK_PHRASES[told.clock]}</span>}
      {endUnknown.length === 0 ? null : <span className="text-xs text-ink-muted">at least: an end is not known</span>}
    </span>
  )
}
