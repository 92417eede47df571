/** Accounts that a person says were not touched. */
'use client'

import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ClearedRow } from './picture'
import { ViewLink } from './view-link'

const SHOWN = 6

export function ClearedPanel({ cleared }: { cleared: readonly ClearedRow[] }) {
  if (cleared.length === 0) return null
  const rest = cleared.length - SHOWN
  return (
    <div id="cleared" className="min-w-0 scroll-mt-4">
      <Panel title="Cleared by people" note={cleared.length.toLocaleString('en-US')}>
        <Rows rows={rest > 1 ? cleared.slice(0, SHOWN) : cleared} />
        {rest > 1 ? (
          <Fold label={`The other ${rest.toLocaleString('en-US')}`}>
            <Rows rows={cleared.slice(SHOWN)} />
          </Fold>
        ) : null}
      </Panel>
    </div>
  )
}

function Rows({ rows }: { rows: readonly ClearedRow[] }) {
  return (
    <ul className="flex flex-col gap-2 text-sm">
      {rows.map(({ id, name, disputed, report }) => (
        <li key={id} className="flex gap-2">
          <CertaintyMark kind={disputed ? 'confirmed' : 'cleared'} word="" className="mt-1 self-start" />
          <div className="min-w-0">
            <ViewLink change={{ open: id }} className="font-medium wrap-anywhere hover:underline">
              {name ?? id}
            </ViewLink>
            <p className="text-xs text-pretty wrap-anywhere text-ink-muted">
              {report.by}, <Time at={report.at} />: {report.note}
              {disputed ? ' AWS names it, so it stays confirmed.' : ''}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
