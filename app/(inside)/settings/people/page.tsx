/** People: everybody who may come in, and the way to invite somebody. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/settings/frame/page-head'
import { FindPerson } from '@/components/settings/people/find-person'
import { PeopleTable } from '@/components/settings/people/people-table'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { listPeople } from '@/lib/people/read'

export const metadata: Metadata = { title: 'People', description: 'Who may come in, and what they may do.' }

const LONGEST_FIND = 100

export default async function PeoplePage({ searchParams }: PageProps<'/settings/people'>) {
  const principal = await requirePage('people:manage')
  const find = [(await searchParams).find].flat()[0]?.trim().slice(0, LONGEST_FIND) || null
  const { people, total } = await listPeople(find)
  return (
    <>
      <PageHead
        title="People"
        action={
          <Link href="/settings/people/invite" className={buttonClass('primary')}>
            Invite somebody
          </Link>
        }
      >
        Everybody who may come in, and what they may do here. A role and its limits count at once, also in open
        browsers.
      </PageHead>
      <FindPerson find={find} />
      {people.length < total ? (
        <p className="mb-2 text-sm text-ink-muted">
          {people.length} of {total} people{find === null ? ': find the others by name or e-mail' : ''}.
        </p>
      ) : null}
      {people.length === 0 ? (
        <EmptyState
          title="Nobody matches"
          action={
            <Link href="/settings/people" className={buttonClass()}>
              Show all {total}
            </Link>
          }
        >
          No name or e-mail holds “{find}”.
        </EmptyState>
      ) : (
        <PeopleTable people={people} self={principal.id} />
      )}
    </>
  )
}
