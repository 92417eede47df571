/** What a figure of a summary is made of, row by row. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { impactHref, rowsFileHref, rowsHref } from '@/components/impact/impact-href'
import { RowsTable } from '@/components/impact/rows-table'
import { StillFilling } from '@/components/impact/still-filling'
import { Pager } from '@/components/settings/frame/pager'
import { readPreferences } from '@/components/shell/preferences'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { withThousands } from '@/lib/domain/impact/compare'
import { FIGURE_WORDS } from '@/lib/domain/impact/figures'
import { formulaOf } from '@/lib/domain/impact/formulas'
import { duringWords } from '@/lib/domain/impact/letter-words'
import { readAbout } from '@/lib/impact/read-names'
import { openRows } from '@/lib/impact/read-rows'
import { requestedRows } from '@/lib/impact/request'
import { isFilling } from '@/lib/outages/read-filling'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Rows of a figure',
  description: 'What a figure of an impact summary is made of, row by row.',
}

const ROWS = 100

export default async function ImpactRowsPage({ searchParams }: PageProps<'/impact/rows'>) {
  const principal = await requirePage('impact:read')
  const { zoneMode, viewerZone } = await readPreferences()
  const now = Date.now()
  const readerZone = zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
  const asked = requestedRows(toSearchParams(await searchParams), readerZone, now)
  const { figure, severity, period, filter, problems, after } = asked
  if (asked.isUntidy && Object.keys(problems).length === 0) redirect(`/impact/rows?${asked.tidy}` as Route)
  const [source, about, filling] = await Promise.all([
    openRows({ figure, severity, period, filter, accounts: principal.accounts, now }),
    readAbout(filter, principal.accounts),
    isFilling(),
  ])
  const rows = await source.read(after, after + ROWS)
  const place = { period, filter }
  const formula = formulaOf(figure, filter.clock)
  const words = severity === null ? FIGURE_WORDS[figure] : `${FIGURE_WORDS[figure]} of ${severity}`
  return (
    <>
      <header className="mb-4 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <div className="min-w-0">
          <p className="text-sm">
            <Link href={impactHref(place)} className="text-ink-muted underline underline-offset-4 hover:text-ink">
              Impact {duringWords(period)}
            </Link>
          </p>
          <h1 className="text-xl font-semibold tracking-tight">
            {figure === 'minutes' && formula !== null ? formula.title : words}
          </h1>
          <p className="text-sm text-ink-muted">
            {withThousands(source.count)} {source.count === 1 ? 'row' : 'rows'} · {about} · times in {period.zone}
          </p>
        </div>
        {filling ? null : (
          <a href={rowsFileHref(figure, place, severity)} download className={buttonClass()}>
            CSV of these rows
          </a>
        )}
      </header>
      <AddressProblems problems={problems} />
      {formula === null ? null : (
        <p className="mb-4 max-w-[90ch] border-l-2 border-line-strong pl-3 text-sm text-pretty text-ink-muted">
          {formula.words}
        </p>
      )}
      <StillFilling isFilling={filling} />
      {rows.length === 0 ? (
        <EmptyState title="Nothing is behind this figure">
          Nothing of this kind is known {duringWords(period)}.
        </EmptyState>
      ) : (
        <RowsTable caption={words} columns={source.columns} rows={rows} />
      )}
      <Pager
        label="Pages of rows"
        first={after === 0 ? null : { href: rowsHref(figure, place, severity), words: 'First page' }}
        next={
          after + ROWS >= source.count
            ? null
            : { href: rowsHref(figure, place, severity, after + ROWS), words: 'Next rows' }
        }
      />
    </>
  )
}
