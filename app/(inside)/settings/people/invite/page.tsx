/** Invites somebody: who they are, what they may do, which teams they belong to. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/settings/frame/page-head'
import { InviteForm } from '@/components/settings/people/invite-form'
import { requirePage } from '@/lib/access/page'
import { mayGrant, ROLES } from '@/lib/domain/access'
import { listTeamChoices } from '@/lib/teams/read'

export const metadata: Metadata = { title: 'Invite somebody' }

export default async function InvitePage() {
  const principal = await requirePage('people:manage')
  const teams = await listTeamChoices()
  return (
    <>
      <PageHead
        title="Invite somebody"
        back={
          <Link href="/settings/people" className="text-accent hover:underline">
            People
          </Link>
        }
      >
        You get a link that lets them in once, within seven days; they choose their password there. Whoever signs in
        through the identity provider needs no invitation.
      </PageHead>
      <InviteForm roles={ROLES.filter((role) => mayGrant(principal.role, role))} teams={teams} />
    </>
  )
}
