/** Dry runs to choose from, as links. */
import type { Route } from 'next'
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import type { Preset } from '@/lib/domain/blast-radius/exposure-presets'
import { type Supposition, whatIfHref } from '@/lib/exposure/view-state'

interface WhatIfPresetsProps {
  presets: readonly Preset[]
  /** The one in force. */
  chosen?: Supposition | null
}

export function WhatIfPresets({ presets, chosen = null }: WhatIfPresetsProps) {
  return (
    <ul aria-label="Dry runs" className="flex flex-wrap gap-1.5">
      {presets.map(({ label, service, region }) => {
        const isChosen = chosen !== null && chosen.service === service && chosen.region === region
        return (
          <li key={`${service} ${region}`} className="min-w-0">
            <Link
              href={whatIfHref({ service, region }) as Route}
              prefetch={false}
              aria-current={isChosen ? 'true' : undefined}
              className={classNames(
                'inline-flex min-h-6 max-w-full items-center rounded-md border px-2 py-0.5 text-xs font-medium wrap-anywhere',
                isChosen
                  ? 'border-transparent bg-accent-soft text-accent'
                  : 'border-line bg-surface text-ink-muted hover:bg-sunken hover:text-ink',
              )}
            >
              {label}
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
