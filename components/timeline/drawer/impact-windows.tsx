/** From when to when it hit, by which clock, and the sentence that says so. */
'use client'

import { Chip } from '@/components/ui/chip'
import { classNames } from '@/components/ui/class-names'
import { DetailSection } from '@/components/ui/detail-section'
import { useTimeSettings } from '@/components/ui/time-context'
import { formatDate, formatDuration, formatRange, milliseconds } from '@/lib/domain/format-time'
import { plainText } from '@/lib/domain/readable-text'
import type { ImpactWindowView } from '@/lib/events/contract'

export function ImpactWindows({ windows }: { windows: ImpactWindowView[] }) {
  const { zone } = useTimeSettings()
  // The declared window is the event's own start and end, which stand above.
  const read = windows.filter(({ clock }) => clock !== 'declared')
  if (read.length === 0) return null
  return (
    <DetailSection title="Impact windows">
      <ul className="divide-y divide-line rounded-md border border-line">
        {read.map((window, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: two services may share clock and times
            key={index}
            className={classNames('flex flex-col gap-1 px-3 py-2', window.superseded && 'opacity-60')}
          >
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
              <span className={classNames('font-medium tabular', window.superseded && 'line-through')}>
                {formatDate(window.from, zone)}, {formatRange(window.from, window.to, zone)}
              </span>
              {window.to ? (
                <span className="text-ink-muted tabular">
                  {formatDuration(milliseconds(window.to) - milliseconds(window.from))}
                </span>
              ) : null}
              <Chip>{window.clock}</Chip>
              {window.service ? <span className="font-mono text-xs text-ink-muted">{window.service}</span> : null}
              {window.superseded ? <Chip>superseded</Chip> : null}
              {window.confidence === 'high' ? null : (
                <Chip title="Its date or zone is not written out and was inferred">{window.confidence} confidence</Chip>
              )}
            </p>
            {window.sentence ? (
              <blockquote className="border-l-2 border-line-strong pl-2 text-xs text-pretty text-ink-muted">
                {plainText(window.sentence)}
              </blockquote>
            ) : null}
          </li>
        ))}
      </ul>
    </DetailSection>
  )
}
