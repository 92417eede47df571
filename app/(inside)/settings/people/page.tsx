/** People: everybody who may come in, and the way to invite somebody. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/settings/frame/page-head'
import { Pager } from '@/components/settings/frame/pager'
import { FindPerson } from '@/components/settings/people/find-person'
import { PeopleTable } from '@/components/settings/people/people-table'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { readPeoplePage } from '@/lib/people/read'

export const metadata: Metadata = { title: 'People', description: 'Who may come in, and what they may do.' }

const LONGEST_FIND = 100

export default async function PeoplePage({ searchParams }: PageProps<'/settings/people'>) {
  const principal = await requirePage('people:manage')
  const params = await searchParams
  const find = [params.find].flat()[0]?.trim().slice(0, LONGEST_FIND) || null
  const after = [params.after].flat()[0] || null
  const { people, total, matching, next } = await readPeoplePage(find, after)
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
          {find === null ? `${total} people, by name.` : `${matching} of ${total} people match.`}
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
          {matching === 0 ? `No name or e-mail holds “${find}”.` : 'The list ends before this page.'}
        </EmptyState>
      ) : (
        <PeopleTable people={people} self={principal.id} />
      )}
      <Pager
        label="Pages of people"
        first={after === null ? null : { href: peopleHref(find, null), words: 'First page' }}
        next={next === null ? null : { href: peopleHref(find, next), words: 'Next page' }}
      />
    </>
  )
}

function peopleHref(find: string | null, after: string | null): Route {
  const given = Object.entries({ find, after }).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  return (given.length === 0 ? '/settings/people' : `/settings/people?${new URLSearchParams(given)}`) as Route
}
