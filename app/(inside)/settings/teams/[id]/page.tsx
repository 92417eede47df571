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
import { findTeam, listAddable } from '@/lib/teams/read'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: PageProps<'/settings/teams/[id]'>) {
  await requirePage('teams:manage')
  const { id } = await params
  const [team, addable] = await Promise.all([findTeam(id), listAddable(id)])
  if (team === null) notFound()
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
          lead={
            <>
              Whether somebody sees only the accounts of their teams is set on their page under{' '}
              <Link href="/settings/people" className="text-accent underline">
                People
              </Link>
              .
            </>
          }
        >
          <TeamMembers team={team} />
          <AddMember teamId={team.id} addable={addable} />
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
