/** The rows that a view asks for, or why there are none. */
'use client'

import { AccountTable } from './account-table'
import { useBlast } from './blast-context'
import { BlastEmpty } from './blast-empty'
import { EntityTable } from './entity-table'
import { GroupTable } from './group-table'
import { type AccountRow, accountRow, type BlastPicture, momentOf } from './picture'
import type { BlastDrawn } from './use-blast-picture'

interface BlastRowsProps {
  picture: BlastPicture
  /** The first rows, until `drawn` is there. */
  rows: readonly AccountRow[]
  drawn: BlastDrawn | null
  isLimited: boolean
}

export function BlastRows({ picture, rows, drawn, isLimited }: BlastRowsProps) {
  const { view } = useBlast()
  const subject = JSON.stringify([view.at, view.by, view.filter])
  const isEmpty = view.by === 'account' ? picture.rowCount === 0 : view.by !== 'entity' && picture.groups.length === 0
  if (isEmpty) {
    return (
      <div className="rounded-md border border-line bg-surface">
        <BlastEmpty picture={picture} isLimited={isLimited} />
      </div>
    )
  }
  if (view.by === 'entity') return <EntityTable subject={subject} />
  if (view.by !== 'account') return <GroupTable by={view.by} groups={picture.groups} subject={subject} />
  const rowAt = (index: number) => {
    const account = drawn?.listed[index]
    if (drawn === null) return rows[index] ?? null
    return account === undefined ? null : accountRow(drawn.facts, drawn.touches, account, momentOf(view))
  }
  return <AccountTable count={drawn === null ? rows.length : drawn.listed.length} rowAt={rowAt} subject={subject} />
}
