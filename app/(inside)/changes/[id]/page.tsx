/** One planned change: what AWS says, how far everybody is with it, what moved. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { BurnDownChart } from '@/components/planned-changes/burn-down-chart'
import { ChangeFacts } from '@/components/planned-changes/change-facts'
import { ChangeMoves } from '@/components/planned-changes/change-moves'
import { whenWords } from '@/components/planned-changes/change-words'
import { LiveChanges } from '@/components/planned-changes/live-changes'
import { TeamProgressTable } from '@/components/planned-changes/team-progress-table'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { AddressProblems } from '@/components/ui/address-problems'
import { buttonClass } from '@/components/ui/button-class'
import { ReadableWords } from '@/components/ui/readable-words'
import { currentPrincipal, requirePage } from '@/lib/access/page'
import { readableText } from '@/lib/domain/readable-text'
import { getEvent } from '@/lib/events/read'
import { findPlannedChange } from '@/lib/planned-changes/read-change'
import { listTeamProgress } from '@/lib/planned-changes/read-progress'
import { requestedDetail } from '@/lib/planned-changes/request-detail'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { readerZone } from '../reader-zone'
import { ChangeAccounts } from './change-accounts'
import { ChangeResources } from './change-resources'

export async function generateMetadata({ params }: PageProps<'/changes/[id]'>): Promise<Metadata> {
  const [principal, { id }] = await Promise.all([currentPrincipal(), params])
  const found = principal === null ? null : await findPlannedChange(id, principal.accounts, Date.now())
  return { title: found?.change.title ?? 'Planned change' }
}

export default async function ChangePage({ params, searchParams }: PageProps<'/changes/[id]'>) {
  const principal = await requirePage('changes:read')
  const { id } = await params
  const now = Date.now()
  const found = await findPlannedChange(id, principal.accounts, now)
  if (found === null) notFound()
  const asked = requestedDetail(toSearchParams(await searchParams))
  const [event, teams, zone] = await Promise.all([
    getEvent(id, principal.accounts),
    listTeamProgress(id, principal.accounts),
    readerZone(null),
  ])
  const { change, course, moves } = found
  const part = { change: id, asked, accounts: principal.accounts }
  return (
    <>
      <PageHead
        title={change.title}
        back={
          <Link href="/changes" className="text-accent hover:underline">
            Planned changes
          </Link>
        }
        action={
          <div className="flex flex-wrap gap-2">
            <Link href={`/?event=${id}` as Route} prefetch={false} className={buttonClass()}>
              On the timeline
            </Link>
            {change.awsUrl === null ? null : (
              <a href={change.awsUrl} target="_blank" rel="noopener noreferrer" className={buttonClass()}>
                AWS's page
              </a>
            )}
          </div>
        }
      />
      <AddressProblems problems={asked.problems} />
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex min-w-0 flex-col gap-4 lg:order-last">
          <Section title="In short">
            <ChangeFacts change={change} when={whenWords(change, zone, now)} />
          </Section>
          <Section title="History">
            <ChangeMoves moves={moves} />
          </Section>
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          {course.length === 0 ? null : (
            <Section title="What still pends">
              <BurnDownChart course={course} startsAt={change.startsAt} />
            </Section>
          )}
          {event.description === null ? null : (
            <Section title="What AWS says">
              <ReadableWords paragraphs={readableText(event.description)} />
            </Section>
          )}
          {teams.length === 0 ? null : (
            <Section title="Teams" lead="Who has not acted stands first.">
              <TeamProgressTable change={id} teams={teams} />
            </Section>
          )}
          <ChangeAccounts {...part} teams={teams} />
          <ChangeResources {...part} statuses={event.entityStatuses} />
        </div>
      </div>
      <LiveChanges />
    </>
  )
}
