/** What the rows are, which of them, and the files of exactly these. */
'use client'

import { Download } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { classNames } from '@/components/ui/class-names'
import { BLAST_DIMENSIONS, type BlastDimension } from '@/lib/blast-radius/contract'
import { blastFileAddress } from '@/lib/blast-radius/queries'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { useBlast } from './blast-context'
import { BlastFilters } from './blast-filters'
import { ViewLink } from './view-link'

const NAMES: Readonly<Record<BlastDimension, string>> = {
  account: 'Accounts',
  team: 'Teams',
  environment: 'Environments',
  service: 'Services',
  ou: 'Units',
  entity: 'Resources',
}

interface BlastToolbarProps {
  /** Null until they are there: then there is nothing to choose from. */
  facts: BlastFacts | null
  touches: Uint8Array | null
}

export function BlastToolbar({ facts, touches }: BlastToolbarProps) {
  const { view, incident } = useBlast()
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <nav aria-label="Rows" className="-mx-1 flex max-w-full overflow-x-auto">
          {BLAST_DIMENSIONS.map((by) => (
            <ViewLink
              key={by}
              change={{ by }}
              mode="replace"
              aria-current={by === view.by ? 'true' : undefined}
              className={classNames(
                'rounded-md px-2 py-1 text-sm font-medium whitespace-nowrap',
                by === view.by ? 'bg-sunken text-ink' : 'text-ink-muted hover:text-ink',
              )}
            >
              {NAMES[by]}
            </ViewLink>
          ))}
        </nav>
        <div className="flex gap-1 print:hidden">
          {(['csv', 'json'] as const).map((format) => (
            <a
              key={format}
              href={blastFileAddress(incident, format, view)}
              download
              title={`Exactly what is shown, as ${format.toUpperCase()}`}
              className={buttonClass('quiet', 'sm')}
            >
              <Download aria-hidden size={13} /> {format.toUpperCase()}
            </a>
          ))}
        </div>
      </div>
      <BlastFilters facts={facts} touches={touches} />
    </div>
  )
}
