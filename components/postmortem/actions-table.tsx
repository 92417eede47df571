/** Action items as a table; each row unfolds into the form that changes it. */
'use client'

import { Table } from '@/components/ui/table'
import type { ActionView } from '@/lib/postmortems/contract'
import { ActionRow } from './action-row'

interface ActionsTableProps {
  /** What it lists, for screen readers. */
  caption: string
  actions: readonly ActionView[]
}

const COLUMNS = [
  'Action',
  'State',
  'Type',
  'Owner',
  'Due',
  'Issue',
  { name: 'Change', head: <span className="sr-only">Change</span> },
]

export function ActionsTable({ caption, actions }: ActionsTableProps) {
  return (
    <Table caption={caption} columns={COLUMNS}>
      {actions.map((action) => (
        <ActionRow key={action.id} action={action} />
      ))}
    </Table>
  )
}
