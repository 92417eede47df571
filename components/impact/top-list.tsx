/** What was hit longest: services, Regions or teams, each leading to its own summary. */
import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { CERTAINTY_WORDS } from '@/components/ui/certainty-words'
import { figureText } from '@/lib/domain/impact/compare'
import { counted } from '@/lib/domain/impact/letter-words'
import type { AccountMinutes, TopRow } from '@/lib/impact/contract'

interface TopListProps {
  rows: readonly TopRow[]
  /** How many there are. */
  count: number
  hrefOf: (row: TopRow) => Route
  /** What is said where there are none. */
  empty: string
  /** Where all of them are listed. */
  more: Route
}

export function TopList({ rows, count, hrefOf, empty, more }: TopListProps) {
  if (rows.length === 0) return <p className="text-sm text-ink-muted">{empty}</p>
  const longest = Math.max(1, ...rows.map(({ minutes }) => minutes))
  return (
    <>
      <ol className="flex flex-col gap-1.5">
        {rows.map((row) => (
          <li
            key={row.id}
            className="grid grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 xl:grid-cols-[minmax(0,1fr)_auto_auto] print:nth-[n+6]:hidden"
          >
            <Link href={hrefOf(row)} prefetch={false} className="truncate text-sm hover:underline" title={row.name}>
              {row.name}
            </Link>
            {row.accountMinutes === null ? null : <AccountTime minutes={row.accountMinutes} />}
            <span className="tabular text-sm xl:col-start-3">
              <span className="font-semibold">{row.minutes === 0 ? '–' : figureText(row.minutes, 'minutes')}</span>{' '}
              {row.incidents === null ? null : (
                <span className="text-xs text-ink-muted print:hidden">{counted(row.incidents, 'incident')}</span>
              )}
            </span>
            <span aria-hidden className="col-span-full mt-0.5 h-1 rounded-sm bg-sunken print:hidden">
              <span
                className="block h-full rounded-sm bg-ink-muted"
                style={{ width: `${(row.minutes / longest) * 100}%` }}
              />
            </span>
          </li>
        ))}
      </ol>
      {count > rows.length ? (
        <p className="text-xs text-ink-muted">
          <Link href={more} prefetch={false} className="underline underline-offset-4 hover:text-ink">
            and {count - rows.length} more
          </Link>
        </p>
      ) : null}
    </>
  )
}

/** Account-time by how sure it is, below the bar, or beside the name where there is room; what is nought is left out. */
function AccountTime({ minutes }: { minutes: AccountMinutes }) {
  const kinds = (['confirmed', 'reported', 'inferred'] as const).filter((kind) => minutes[kind] > 0)
  return (
    <span className="flex flex-wrap gap-x-3 text-xs text-ink-muted max-xl:order-last max-xl:mt-0.5 max-xl:col-span-full xl:gap-x-2">
      {kinds.map((kind) => (
        <span
          key={kind}
          className="inline-flex items-baseline gap-1 tabular"
          title={`${CERTAINTY_WORDS[kind].word}, summed over accounts`}
        >
          <CertaintyMark kind={kind} word="" className="self-center" />
          {figureText(minutes[kind], 'minutes')}
          <span className="xl:sr-only">{kind}</span>
        </span>
      ))}
    </span>
  )
}
