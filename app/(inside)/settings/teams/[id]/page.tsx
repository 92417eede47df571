/** One team: its members, its AWS accounts, its name, its end. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { AddMember } from '@/components/settings/teams/add-member'
import { DeleteTeam } from '@/components/settings/teams/delete-team'
import { RenameTeam } from '@/components/settings/teams/rename-team'
import { TeamAccounts } from '@/components/settings/teams/team-accounts'
import { TeamMembers } from '@/components/settings/teams/team-members'
import { requirePage } from '@/lib/access/page'
import { listNames } from '@/lib/people/read'
import { findTeam } from '@/lib/teams/read'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: PageProps<'/settings/teams/[id]'>) {
  await requirePage('teams:manage')
  const [team, people] = await Promise.all([findTeam((await params).id), listNames()])
  if (team === null) notFound()
  const members = new Set(team.members.map(({ id }) => id))
  return (
    <>
      <PageHead
        title={team.name}
        back={
          <Link href="/settings/teams" className="text-accent hover:underline">
            Teams
          </Link>
        }
      />
      <div className="flex flex-col gap-4">
        <Section
          title="Members"
          lead="Whether somebody sees only the accounts of their teams is set on their own page."
        >
          <TeamMembers team={team} />
          <AddMember teamId={team.id} others={people.filter(({ id }) => !members.has(id))} />
        </Section>
        <Section title="AWS accounts">
          <TeamAccounts team={team} />
        </Section>
        <Section title="Rename">
          <RenameTeam team={team} />
        </Section>
        <Section title="Delete">
          <DeleteTeam team={team} />
        </Section>
      </div>
    </>
  )
}
