/** Secret addresses under which one's calendar programs fetch planned changes. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { changesHref } from '@/components/planned-changes/changes-href'
import { FeedTable } from '@/components/planned-changes/feed-table'
import { filterWords } from '@/components/planned-changes/filter-words'
import { NewFeed } from '@/components/planned-changes/new-feed'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { AddressProblems } from '@/components/ui/address-problems'
import { requirePerson } from '@/lib/access/page'
import { formatChangeFilter, parseChangeFilter } from '@/lib/planned-changes/filter'
import { listChangeTeams } from '@/lib/planned-changes/read-choices'
import { listCalendarFeeds } from '@/lib/planned-changes/read-feeds'
import { publicOrigin } from '@/lib/wire/own-origin'
import { toSearchParams } from '@/lib/wire/to-search-params'

export const metadata: Metadata = {
  title: 'Planned changes in a calendar',
  description: 'Addresses under which calendar programs fetch planned changes.',
}

export default async function CalendarAddressPage({ searchParams }: PageProps<'/changes/calendar-address'>) {
  const { id, accounts } = await requirePerson('account:manage')
  const { filter, problems } = parseChangeFilter(toSearchParams(await searchParams))
  const [feeds, teams, head] = await Promise.all([listCalendarFeeds(id), listChangeTeams(accounts), headers()])
  // A calendar moves on by itself: it is made without a time.
  const lasting = { ...filter, from: null, to: null }
  const query = formatChangeFilter(lasting).toString()
  return (
    <>
      <PageHead
        title="Planned changes in a calendar"
        back={
          <Link href={changesHref({ filter })} prefetch={false} className="text-accent hover:underline">
            Planned changes
          </Link>
        }
      >
        A calendar program fetches an address of yours every hour or so, without signing in, and sees what you may see.
        An address works until you revoke it, also when you sign out everywhere.
      </PageHead>
      <AddressProblems problems={problems} />
      <div className="flex flex-col gap-4">
        <Section title="New address" lead={`It will hold: ${filterWords(query, teams)}.`}>
          <NewFeed origin={publicOrigin(head)} filter={query} name="Planned changes" />
        </Section>
        {feeds.length === 0 ? null : (
          <Section title="Your addresses">
            <FeedTable feeds={feeds.map((feed) => ({ ...feed, holds: filterWords(feed.filter, teams) }))} />
          </Section>
        )}
      </div>
    </>
  )
}
