/** The organization by units and accounts, each as sure as it is touched: zoomed, walked and chosen from. */
'use client'

import { useMemo, useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { IcicleBreadcrumb } from './icicle-breadcrumb'
import { countsBetween, countsWords, sumTouches } from './icicle-counts'
import { IcicleStage } from './icicle-stage'
import { icicleTree, pathTo } from './icicle-tree'
import { type LiveMoment, liveTouches } from './scrubber-live'
import { useIcicleLayout } from './use-icicle-layout'

interface IcicleProps {
  facts: BlastFacts
  /** The moment that the page has settled on, ms; null: the whole time. */
  at: number | null
  /** The moment under the slider: drawn at once. */
  live: LiveMoment
  /** The unit that is looked at, as lib/domain/blast-radius/filter names units; null: everything. */
  unit: string | null
  onUnit: (id: string | null) => void
  /** 12 digits of the account that is open; null: none. */
  account: string | null
  onAccount: (id: string) => void
  /** 1 for each account, in the order of the facts, that filters leave; the others are drawn faintly. Null: all. */
  shown?: Uint8Array | null
}

const AREAS = [
  { value: 'accounts', label: 'Accounts', title: 'Every account is as large as any other' },
  {
    value: 'resources',
    label: 'Resources',
    title: 'An account is as large as the number of its resources that AWS named; without any as large as one',
  },
] as const

export function Icicle({ facts, at, live, unit, onUnit, account, onAccount, shown = null }: IcicleProps) {
  const [area, setArea] = useState<(typeof AREAS)[number]['value']>('accounts')
  const tree = useMemo(() => icicleTree(facts), [facts])
  const path = useMemo(() => pathTo(tree, unit), [tree, unit])
  const sizeOf = useMemo(
    () => (area === 'accounts' ? null : (index: number) => Math.max(1, facts.accounts[index]?.entities ?? 1)),
    [area, facts],
  )
  const { ref, layout } = useIcicleLayout(path.at(-1) ?? tree, sizeOf)
  const hasEntities = facts.accounts.some(({ entities }) => entities > 0)
  const words =
    layout && countsWords(countsBetween(sumTouches(layout, liveTouches(facts, at)), 0, layout.accounts.length))
  return (
    <section aria-label="Organization" className="flex min-w-0 flex-col gap-2">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <IcicleBreadcrumb path={path} onUnit={onUnit} />
        {hasEntities ? <Segmented label="Area stands for" value={area} options={AREAS} onChange={setArea} /> : null}
      </div>
      <div ref={ref} className="min-h-48 min-w-0">
        {layout ? <IcicleStage {...{ facts, at, live, layout, path, onUnit, account, onAccount, shown }} /> : null}
      </div>
      <p role="status" className="sr-only">
        {words ? `${path.at(-1)?.name}, ${words}` : ''}
      </p>
    </section>
  )
}
