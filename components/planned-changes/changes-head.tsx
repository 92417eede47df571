/** The head of planned changes: list or calendar, and the ways out of the page. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { calendarAddressHref, changesCsvHref, changesHref, changesIcsHref } from './changes-href'

const VIEWS = [
  { view: 'list', name: 'List' },
  { view: 'calendar', name: 'Calendar' },
] as const

export function ChangesHead({ shown, mayFollow }: { shown: ChangesView; mayFollow: boolean }) {
  const { filter, view } = shown
  return (
    <header className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <div className="flex flex-wrap items-center gap-3">
        <h1 className="text-xl font-semibold tracking-tight">Planned changes</h1>
        <nav aria-label="Views" className="inline-flex rounded-md border border-line bg-sunken p-0.5 print:hidden">
          {VIEWS.map((one) => (
            <Link
              key={one.view}
              href={changesHref({ ...shown, view: one.view, cursor: null })}
              prefetch={false}
              aria-current={one.view === view ? 'page' : undefined}
              className="rounded-[4px] border border-transparent px-2.5 py-0.5 text-xs font-medium text-ink-muted hover:text-ink aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:text-ink"
            >
              {one.name}
            </Link>
          ))}
        </nav>
      </div>
      <div className="flex flex-wrap gap-2 print:hidden">
        <a href={changesCsvHref(filter)} download className={buttonClass()}>
          CSV
        </a>
        <a href={changesIcsHref(filter)} download className={buttonClass()}>
          Calendar file
        </a>
        {mayFollow ? (
          <Link href={calendarAddressHref(filter)} prefetch={false} className={buttonClass()}>
            Follow in a calendar
          </Link>
        ) : null}
      </div>
    </header>
  )
}
