/** One planned change on its days, leading to it. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import { formatBareClock } from '@/lib/domain/format-time'
import { dayWords } from '@/lib/domain/planned-changes/change-days'
import { CHANGE_STATE_WORDS, type ChangeState } from '@/lib/domain/planned-changes/planned-change'
import type { CalendarChange } from '@/lib/planned-changes/contract'
import { ChangeStateMark } from './change-state-mark'
import { pendingWords } from './change-words'
import { changeHref } from './changes-href'

const LOOKS: Record<ChangeState, string> = {
  overdue: 'border-disruption/40 bg-disruption-soft',
  'under-way': 'border-degradation/40 bg-degradation-soft',
  upcoming: 'border-informational/40 bg-informational-soft',
  done: 'border-line bg-surface text-ink-muted',
  cancelled: 'border-line bg-surface text-ink-muted line-through',
}

interface CalendarBarProps {
  change: CalendarChange
  /** IANA name. */
  zone: string
  /** Whether it began before, or goes on after what is drawn. */
  isContinued?: boolean
  goesOn?: boolean
  /** Whether there is room for the time of day. */
  withClock?: boolean
}

export function CalendarBar({
  change,
  zone,
  isContinued = false,
  goesOn = false,
  withClock = false,
}: CalendarBarProps) {
  const { id, title, service, region, state, firstDay, lastDay, startsAt, resources } = change
  const clock = startsAt === null ? null : formatBareClock(startsAt, zone)
  const days = firstDay === lastDay ? dayWords(firstDay) : `${dayWords(firstDay)} – ${dayWords(lastDay)}`
  const told = `${CHANGE_STATE_WORDS[state]}, ${service}, ${region}, ${days}${clock === null ? '' : `, ${clock}`}, resources: ${pendingWords(resources)}`
  return (
    <Link
      href={changeHref(id)}
      prefetch={false}
      title={`${title}: ${told}`}
      className={classNames(
        'flex h-6 min-w-0 items-center gap-1.5 border px-1.5 text-xs hover:border-line-strong',
        LOOKS[state],
        isContinued ? '-ml-1 border-l-0' : 'rounded-l-md',
        goesOn ? '-mr-1 border-r-0' : 'rounded-r-md',
      )}
    >
      <ChangeStateMark state={state} size={10} />
      {clock === null || !withClock ? null : <span className="tabular shrink-0 text-ink-muted">{clock}</span>}
      <span aria-hidden className="max-w-1/2 shrink-0 truncate font-mono text-2xs text-ink-muted">
        {service}
      </span>
      <span className="min-w-0 truncate">{title}</span>
      <span className="sr-only">{told}</span>
    </Link>
  )
}
