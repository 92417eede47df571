/** Which teams have to be told, to be copied as text. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Fold } from '@/components/ui/fold'
import { Panel } from '@/components/ui/panel'
import { useCopy } from '@/components/ui/use-copy'
import { CERTAINTIES } from '@/lib/domain/blast-radius/facts'
import { NONE } from '@/lib/domain/blast-radius/filter'
import type { OwnerRow } from './picture'
import { ViewLink } from './view-link'

/** Teams that stand in view; the rest is folded. */
const SHOWN = 8

interface OwnersPanelProps {
  owners: readonly OwnerRow[]
  /** Makes the text that is copied; null while it cannot be made. */
  text: (() => string) | null
}

export function OwnersPanel({ owners, text }: OwnersPanelProps) {
  if (owners.length === 0) return null
  const teams = owners.filter(({ team }) => team !== null)
  const rest = owners.length - SHOWN
  return (
    <Panel
      title="Tell these teams"
      note={
        <span className="flex items-center gap-2">
          {teams.length === 0
            ? null
            : `${teams.length.toLocaleString('en-US')} ${teams.length === 1 ? 'team' : 'teams'}`}
          {text === null ? null : <CopyText text={text} />}
        </span>
      }
    >
      <Owners owners={rest > 1 ? owners.slice(0, SHOWN) : owners} />
      {rest > 1 ? (
        <Fold label={`The other ${rest.toLocaleString('en-US')}`}>
          <Owners owners={owners.slice(SHOWN)} />
        </Fold>
      ) : null}
    </Panel>
  )
}

function CopyText({ text }: { text: () => string }) {
  const { copied, copy } = useCopy()
  return (
    <Button size="sm" onClick={() => copy(text())}>
      <span aria-live="polite">{copied ? 'Copied' : 'Copy as text'}</span>
    </Button>
  )
}

function Owners({ owners }: { owners: readonly OwnerRow[] }) {
  return (
    <ul className="flex flex-col text-sm">
      {owners.map((owner) => (
        <li
          key={owner.team?.id ?? NONE}
          className="flex flex-wrap items-baseline justify-between gap-x-3 border-b border-line py-1.5 last:border-0"
        >
          <span className="min-w-24 flex-1 truncate">
            {owner.team === null ? (
              <span className="text-ink-muted">Nobody owns these</span>
            ) : (
              <Link href={`/teams/${owner.team.id}` as Route} prefetch={false} className="font-medium hover:underline">
                {owner.team.name}
              </Link>
            )}
          </span>
          <span className="tabular flex shrink-0 items-baseline gap-3 text-xs text-ink-muted">
            {CERTAINTIES.map((certainty) =>
              owner[certainty] === 0 ? null : (
                <CertaintyMark
                  key={certainty}
                  kind={certainty}
                  size={10}
                  withWord
                  word={`${owner[certainty].toLocaleString('en-US')} ${certainty}`}
                />
              ),
            )}
            <ViewLink
              className="text-accent hover:underline"
              change={({ filter }) => ({
                by: 'account',
                filter: { ...filter, certainty: [], teams: [owner.team?.id ?? NONE] },
              })}
            >
              Show<span className="sr-only"> the accounts of {owner.team?.name ?? 'nobody'}</span>
            </ViewLink>
          </span>
        </li>
      ))}
    </ul>
  )
}
