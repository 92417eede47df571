/** The blast radius as it is known: path, figures, moment, map and rows, and whom to tell. */
'use client'

import { useState } from 'react'
import { classNames } from '@/components/ui/class-names'
import { FormNotice } from '@/components/ui/form-notice'
import { Skeleton } from '@/components/ui/skeleton'
import { useTimeSettings } from '@/components/ui/time-context'
import type { SurerHint } from '@/lib/blast-radius/contract'
import { formatDateTime } from '@/lib/domain/format-time'
import { useBlast } from './blast-context'
import { BlastMap } from './blast-map'
import { BlastMoment } from './blast-moment'
import { BlastOutdated } from './blast-outdated'
import { BlastRows } from './blast-rows'
import { BlastToolbar } from './blast-toolbar'
import { ClearedPanel } from './cleared-panel'
import { CountedFold } from './counted-fold'
import { FaultPathStrip } from './fault-path-strip'
import { ownerText } from './owner-text'
import { OwnersPanel } from './owners-panel'
import { type AccountRow, type BlastPicture, momentOf } from './picture'
import { useLiveMoment } from './scrubber-live'
import { SurerPanel } from './surer-panel'
import { TouchFigures } from './touch-figures'
import type { BlastDrawn, BlastPictureState } from './use-blast-picture'

interface BlastShownProps {
  title: string
  isLimited: boolean
  hints: readonly SurerHint[]
  picture: BlastPicture
  /** The first rows, until the facts are here. */
  rows: readonly AccountRow[]
  state: BlastPictureState
}

export function BlastShown({ title, isLimited, hints, picture, rows, state }: BlastShownProps) {
  const { shown: view, problems } = useBlast()
  const { drawn, error } = state
  const live = useLiveMoment(momentOf(view))
  const text = useOwnerText(drawn, title)
  // Without accounts there is nothing to draw, and without facts nothing to draw it from.
  const isDrawable = picture.counts.total > 0 && (drawn !== null || error === null)
  return (
    <div className="flex flex-col gap-4">
      <Problems problems={problems} />
      <BlastOutdated state={state} />
      <FaultPathStrip path={picture.path}>
        <TouchFigures counts={picture.counts} isLimited={isLimited} />
      </FaultPathStrip>
      {isDrawable ? <BlastMoment drawn={drawn} live={live} /> : null}
      <div
        className={classNames(
          'grid items-start gap-4 noscript:block',
          isDrawable && 'xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]',
        )}
      >
        {isDrawable ? <BlastMap drawn={drawn} live={live} /> : null}
        <div className="flex min-w-0 flex-col gap-2">
          <h2 className="sr-only">Who is touched</h2>
          <BlastToolbar facts={drawn?.facts ?? null} touches={drawn?.touches ?? null} />
          <Rows {...{ picture, rows, state, isLimited }} />
        </div>
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <OwnersPanel owners={picture.owners} text={text} />
        <div className="flex min-w-0 flex-col gap-4">
          <SurerPanel hints={hints} />
          <ClearedPanel cleared={picture.cleared} />
        </div>
      </div>
      <CountedFold picture={picture} />
    </div>
  )
}

/** What the server drew shows no other view than that with which the page came. */
function Rows({ state, ...props }: Pick<BlastShownProps, 'picture' | 'rows' | 'state' | 'isLimited'>) {
  const { shown } = useBlast()
  const [initial] = useState(shown)
  const { drawn, error } = state
  if (drawn !== null || shown === initial) return <BlastRows {...props} drawn={drawn} />
  if (error === null) return <Skeleton className="h-100" />
  return (
    <p className="rounded-md border border-line bg-surface px-4 py-10 text-center text-sm text-ink-muted">
      These rows could not be read. Load the page anew, or try again above.
    </p>
  )
}

function useOwnerText(drawn: BlastDrawn | null, title: string): (() => string) | null {
  const { view } = useBlast()
  const { zone } = useTimeSettings()
  if (drawn === null) return null
  return () => {
    const moment = view.at === null ? null : formatDateTime(view.at, zone)
    return ownerText(drawn.facts, drawn.touches, { title, address: window.location.href, moment })
  }
}

function Problems({ problems }: { problems: Readonly<Record<string, string>> }) {
  const wrong = Object.entries(problems)
  if (wrong.length === 0) return null
  return (
    <FormNotice tone="refused">
      Part of the address was left out: {wrong.map(([name, problem]) => `${name} ${problem}`).join('; ')}.
    </FormNotice>
  )
}
