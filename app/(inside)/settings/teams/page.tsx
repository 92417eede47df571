/** Teams: who owns which AWS accounts. */
import type { Metadata } from 'next'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { NewTeam } from '@/components/settings/teams/new-team'
import { TeamsTable } from '@/components/settings/teams/teams-table'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { listTeams } from '@/lib/teams/read'

export const metadata: Metadata = { title: 'Teams', description: 'Who owns which AWS accounts.' }

export default async function TeamsPage() {
  await requirePage('teams:manage')
  const teams = await listTeams()
  return (
    <>
      <PageHead title="Teams">
        A team owns AWS accounts. People can be limited to the accounts of their teams, each on their page under People.
      </PageHead>
      {teams.length === 0 ? (
        <EmptyState title="There is no team yet">
          Without teams everybody sees every account. Make one for each group that owns accounts of its own.
        </EmptyState>
      ) : (
        <TeamsTable teams={teams} />
      )}
      <div className="mt-8">
        <Section title="New team">
          <NewTeam />
        </Section>
      </div>
    </>
  )
}
