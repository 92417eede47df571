/** Touched accounts, a row each, the surest first; a row opens the account's reasons. */
'use client'

import { CertaintyMark } from '@/components/ui/certainty-mark'
import { classNames } from '@/components/ui/class-names'
import { useBlast } from './blast-context'
import styles from './blast-table.module.css'
import type { AccountRow } from './picture'
import { RowBox } from './row-box'
import { useRowOpens } from './use-row-opens'
import { ViewLink } from './view-link'

interface AccountTableProps {
  count: number
  /** The row at a place; null where it is not there any more. */
  rowAt: (index: number) => AccountRow | null
  subject: string
}

export function AccountTable({ count, rowAt, subject }: AccountTableProps) {
  const { view, openAccount } = useBlast()
  const opens = useRowOpens()
  // While an account is open, keys lead from it to the next one.
  const moveOpen = (step: 1 | -1) => {
    if (view.open === null) return false
    let index = 0
    while (index < count && rowAt(index)?.id !== view.open) index += 1
    const next = index < count ? rowAt(index + step) : rowAt(0)
    if (next) openAccount(next.id)
    return true
  }
  return (
    <div ref={opens}>
      <RowBox
        label="Touched accounts"
        count={count}
        subject={subject}
        onMove={moveOpen}
        head={<Head />}
        drawRow={(index) => {
          const row = rowAt(index)
          return row === null ? null : <Row key={row.id} row={row} index={index} isOpen={row.id === view.open} />
        }}
      />
    </div>
  )
}

function Head() {
  return (
    <tr className={classNames(styles.head, styles.accounts)}>
      <th scope="col">
        <span className="sr-only">Certainty</span>
      </th>
      <th scope="col">Account</th>
      <th scope="col">Id</th>
      <th scope="col">Team</th>
      <th scope="col">Environment</th>
      <th scope="col">Touched through</th>
      <th scope="col" className={styles.figure}>
        Resources
      </th>
    </tr>
  )
}

interface RowProps {
  row: AccountRow
  index: number
  isOpen: boolean
}

function Row({ row, index, isOpen }: RowProps) {
  const { id, name, certainty, teams, environment, services, serviceCount, entities, impairedEntities, stale } = row
  const team = teams.join(', ')
  const hidden = serviceCount - services.length
  const through = `${services.join(', ')}${hidden > 0 ? ` +${hidden}` : ''}`
  return (
    <tr
      aria-rowindex={index + 2}
      aria-current={isOpen ? 'true' : undefined}
      data-index={index}
      data-opens={id}
      className={classNames(styles.row, styles.accounts)}
    >
      <td className={styles.mark}>
        <CertaintyMark kind={certainty} />
      </td>
      <td className={styles.nameCell}>
        <ViewLink change={{ open: id }} className={styles.name} title={name ?? undefined}>
          {name ?? 'Not in the directory'}
        </ViewLink>
      </td>
      <td className={classNames(styles.idCell, styles.id)}>{id}</td>
      <td className={classNames(styles.teamCell, styles.muted)} title={team}>
        {team || <None word="no team" />}
      </td>
      <td className={classNames(styles.wide, styles.muted)} title={environment ?? undefined}>
        {environment ?? <None word="no environment" />}
      </td>
      <td className={classNames(styles.wide, styles.muted)} title={through}>
        {stale ? (
          <span title="Usage last seen more than 30 days before">{through} (stale)</span>
        ) : (
          through || <None word="nothing named" />
        )}
      </td>
      <td className={classNames(styles.entityCell, styles.figure)}>
        <Resources count={entities} impaired={impairedEntities} />
      </td>
    </tr>
  )
}

function Resources({ count, impaired }: { count: number; impaired: number }) {
  if (count === 0) return <None word="none named" />
  const words = `${impaired.toLocaleString('en-US')} of ${count.toLocaleString('en-US')} not called well by AWS`
  return (
    <span title={words}>
      {count.toLocaleString('en-US')}
      <span className={styles.unit}> {count === 1 ? 'resource' : 'resources'}</span>
      <span className="sr-only">, {words}</span>
    </span>
  )
}

function None({ word }: { word: string }) {
  return (
    <span className={classNames(styles.none, 'text-ink-faint')}>
      <span aria-hidden>–</span>
      <span className="sr-only">{word}</span>
    </span>
  )
}
