/** People: who they are, what they may, how they get in, when they were last here. Each name leads to their page. Sent as data, not as markup twice. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, RowHead, Table } from '@/components/ui/table'
import type { PersonView } from '@/lib/people/contract'
import { isPlaceholder } from '@/lib/sign-in/contract'
import { PersonState } from './person-state'
import { SecondFactorMark } from './second-factor-mark'

const COLUMNS = ['Name', 'State', 'Role', 'Teams', 'Second factor', 'Last seen']

interface PeopleTableProps {
  people: readonly PersonView[]
  /** The reader's id, whose row says so. */
  self: string
}

export function PeopleTable({ people, self }: PeopleTableProps) {
  return (
    <Table caption="People, by name" columns={COLUMNS}>
      {people.map((person) => (
        <tr key={person.id}>
          <RowHead>
            <Link
              href={`/settings/people/${person.id}` as Route}
              prefetch={false}
              className="font-medium hover:underline"
            >
              {person.name}
            </Link>
            {person.id === self ? <span className="text-ink-muted"> (you)</span> : null}
            <span className="block text-xs text-ink-muted">
              {isPlaceholder(person.email) ? 'no e-mail yet' : person.email}
            </span>
          </RowHead>
          <Cell label="State" short>
            <PersonState person={person} />
          </Cell>
          <Cell label="Role" short>
            {person.role}
          </Cell>
          <Cell label="Teams">
            <Teams person={person} />
          </Cell>
          <Cell label="Second factor" short>
            <SecondFactorMark person={person} />
          </Cell>
          <Cell label="Last seen" short>
            {person.lastSeenAt === null ? 'never' : <RelativeTime at={person.lastSeenAt} />}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

function Teams({ person: { teams, limitedToTeams } }: { person: PersonView }) {
  return (
    <>
      {teams.length === 0 ? <span className="text-ink-muted">none</span> : teams.map(({ name }) => name).join(', ')}
      {limitedToTeams ? <span className="block text-xs text-ink-muted">sees only their accounts</span> : null}
    </>
  )
}
