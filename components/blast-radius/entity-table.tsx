/** The resources that AWS named in the touched accounts, fetched page by page as they are scrolled to. */
'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { classNames } from '@/components/ui/class-names'
import { EntityStatus } from '@/components/ui/entity-status'
import { ErrorState } from '@/components/ui/error-state'
import { Skeleton } from '@/components/ui/skeleton'
import type { BlastEntityRow } from '@/lib/blast-radius/contract'
import { blastEntitiesQuery } from '@/lib/blast-radius/queries'
import { useBlast } from './blast-context'
import styles from './blast-table.module.css'
import { RowBox } from './row-box'
import { useRowOpens } from './use-row-opens'
import { ViewLink } from './view-link'

export function EntityTable({ subject }: { subject: string }) {
  const { incident, view } = useBlast()
  const query = useInfiniteQuery(blastEntitiesQuery(incident, view))
  const { data, error, isFetching, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage, refetch } =
    query
  const opens = useRowOpens()
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
  if (!data && error) {
    return (
      <ErrorState
        title="The resources could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        Accounts, teams and services still show.
      </ErrorState>
    )
  }
  if (!data) return <Skeleton className="h-96" />
  const rows = data.pages.flatMap((page) => page.data)
  if (rows.length === 0) {
    return (
      <p className="rounded-md border border-line bg-surface px-4 py-10 text-center text-sm text-ink-muted">
        AWS named no resources in these accounts.
      </p>
    )
  }
  return (
    <div ref={opens}>
      <RowBox
        label="Resources that AWS named"
        count={rows.length}
        subject={subject}
        head={<Head />}
        onEnd={more}
        drawRow={(index) => {
          const row = rows[index]
          return row === undefined ? null : <Row key={keyOf(row)} row={row} index={index} />
        }}
        foot={
          <Foot
            shown={rows.length}
            hasMore={hasNextPage}
            failed={isFetchNextPageError}
            onRetry={() => void fetchNextPage()}
          />
        }
      />
    </div>
  )
}

function keyOf({ eventId, accountId, entityValue, entityArn }: BlastEntityRow): string {
  return `${eventId} ${accountId} ${entityValue} ${entityArn ?? ''}`
}

function Head() {
  return (
    <tr className={classNames(styles.head, styles.entities)}>
      <th scope="col">Resource</th>
      <th scope="col">Status</th>
      <th scope="col">Account</th>
      <th scope="col">Service</th>
    </tr>
  )
}

function Row({ row, index }: { row: BlastEntityRow; index: number }) {
  const { entityValue, entityArn, status, accountId, accountName, serviceName, region } = row
  return (
    <tr
      aria-rowindex={index + 2}
      data-index={index}
      data-opens={accountId}
      className={classNames(styles.row, styles.entities)}
    >
      <td className={styles.nameCell} title={entityArn ?? entityValue}>
        <span className={classNames(styles.mono, 'text-ink')}>{entityValue}</span>
      </td>
      <td className={classNames(styles.statusCell, 'text-xs text-ink-muted')}>
        <EntityStatus status={status} />
      </td>
      <td className={styles.accountCell} title={accountId}>
        <ViewLink change={{ open: accountId }} className={accountName === null ? styles.id : styles.muted}>
          {accountName ?? accountId}
        </ViewLink>
      </td>
      <td className={classNames(styles.serviceCell, styles.muted)} title={`${serviceName}, ${region}`}>
        {serviceName} <span className={styles.mono}>{region}</span>
      </td>
    </tr>
  )
}

interface FootProps {
  shown: number
  hasMore: boolean
  failed: boolean
  onRetry: () => void
}

function Foot({ shown, hasMore, failed, onRetry }: FootProps) {
  return (
    <p role="status" className="px-3 py-2 text-xs text-ink-muted">
      {failed ? (
        <>
          The next resources could not be read.{' '}
          <button type="button" onClick={onRetry} className="text-accent hover:underline">
            Try again
          </button>
        </>
      ) : hasMore ? (
        'Reading more…'
      ) : (
        `${shown.toLocaleString('en-US')} ${shown === 1 ? 'resource' : 'resources'}`
      )}
    </p>
  )
}
