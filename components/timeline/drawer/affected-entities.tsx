/** The resources that AWS named, counted by status, and, once somebody asks, one by one. */
'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { DetailSection } from '@/components/ui/detail-section'
import { EntityStatus } from '@/components/ui/entity-status'
import { Time } from '@/components/ui/time'
import type { EventView } from '@/lib/events/contract'
import { affectedEntitiesQuery } from '@/lib/events/queries'
import { MoreRows } from './more-rows'

/** null: the table is folded. */
type Shown = { status: string | null; total: number } | null

export function AffectedEntities({ event }: { event: EventView }) {
  const { affectedEntityCount: count, entityStatuses } = event
  const [shown, setShown] = useState<Shown>(null)
  if (count === 0) return null
  return (
    <DetailSection title="Affected resources" note={count.toLocaleString('en-US')}>
      <ul aria-label="Resources by status" className="flex flex-wrap gap-1.5">
        {entityStatuses.map(({ status, count: total }) => {
          const value = status ?? 'none'
          const isShown = shown?.status === value
          return (
            <li key={value}>
              <Button
                size="sm"
                aria-pressed={isShown}
                className="aria-pressed:bg-accent-soft"
                onClick={() => setShown(isShown ? null : { status: value, total })}
              >
                <EntityStatus status={status} />
                <span className="tabular">{total.toLocaleString('en-US')}</span>
              </Button>
            </li>
          )
        })}
        {entityStatuses.length > 1 ? (
          <li>
            <Button
              size="sm"
              variant="quiet"
              aria-pressed={shown?.status === null}
              onClick={() => setShown(shown?.status === null ? null : { status: null, total: count })}
            >
              All
            </Button>
          </li>
        ) : null}
      </ul>
      {shown === null ? null : <EntityTable id={event.id} {...shown} />}
    </DetailSection>
  )
}

function EntityTable({ id, status, total }: { id: string; status: string | null; total: number }) {
  const query = useInfiniteQuery(affectedEntitiesQuery(id, status))
  const rows = query.data?.pages.flatMap((page) => page.data) ?? []
  return (
    <>
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">Affected resources</caption>
        <thead className="text-left text-xs text-ink-faint">
          <tr className="border-b border-line">
            <th scope="col" className="py-1 font-normal">
              Resource
            </th>
            <th scope="col" className="w-40 py-1 font-normal">
              Status
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ accountId, entityValue, entityArn, status: now, lastUpdatedAt }) => (
            <tr
              key={`${accountId} ${entityValue} ${entityArn ?? ''}`}
              className="border-b border-line [contain-intrinsic-size:auto_3rem] [content-visibility:auto]"
            >
              <td className="py-1 pr-3 align-top">
                <span className="block font-mono text-xs break-all" title={entityArn ?? undefined}>
                  {entityValue}
                </span>
                <span className="block font-mono text-2xs text-ink-faint">{accountId}</span>
              </td>
              <td className="py-1 align-top text-xs text-ink-muted">
                <EntityStatus status={now} />
                {lastUpdatedAt ? <Time at={lastUpdatedAt} className="block text-2xs text-ink-faint" /> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreRows query={query} shown={rows.length} total={total} noun="resource" />
    </>
  )
}
