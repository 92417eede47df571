/** One person: what they may do, how they get in, and what can be done about both. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { DisablePerson } from '@/components/settings/people/disable-person'
import { EmailForm } from '@/components/settings/people/email-form'
import { PersonFacts } from '@/components/settings/people/person-facts'
import { RoleForm } from '@/components/settings/people/role-form'
import { TeamsForm } from '@/components/settings/people/teams-form'
import { WaysIn } from '@/components/settings/people/ways-in'
import { FormNotice } from '@/components/ui/form-notice'
import { requirePage } from '@/lib/access/page'
import { mayBeLimited, mayGrant, ROLES, whyNotSteward } from '@/lib/domain/access'
import { findPerson } from '@/lib/people/read'
import { isPlaceholder } from '@/lib/sign-in/contract'
import { listTeamChoices } from '@/lib/teams/read'

export const metadata: Metadata = { title: 'Person' }

export default async function PersonPage({ params }: PageProps<'/settings/people/[id]'>) {
  const principal = await requirePage('people:manage')
  const [person, teams] = await Promise.all([findPerson((await params).id), listTeamChoices()])
  if (person === null) notFound()
  const reason = whyNotSteward(principal, person)
  return (
    <>
      <PageHead
        title={person.name}
        back={
          <Link href="/settings/people" className="text-accent hover:underline">
            People
          </Link>
        }
      >
        <span className="break-all">{isPlaceholder(person.email) ? 'no e-mail yet' : person.email}</span>
      </PageHead>
      <PersonFacts person={person} />
      {reason === null ? (
        <div className="flex flex-col gap-4">
          <Section title="What they may do">
            <RoleForm person={person} roles={ROLES.filter((role) => mayGrant(principal.role, role))} />
          </Section>
          <Section
            title="Teams"
            lead={mayBeLimited(person.role) ? undefined : 'Admins and owners see every account, whatever their teams.'}
          >
            <TeamsForm person={person} teams={teams} />
          </Section>
          <Section title="E-mail" lead="They sign in with it, and single sign-on knows them by it.">
            <EmailForm person={person} />
          </Section>
          <Section title="Ways in" lead="For a forgotten password, a lost phone, a browser left open somewhere.">
            <WaysIn person={person} />
          </Section>
          <Section title={person.state === 'disabled' ? 'Disabled' : 'Disable'}>
            <DisablePerson person={person} />
          </Section>
        </div>
      ) : (
        <FormNotice tone="note">{reason}</FormNotice>
      )}
      <p className="mt-4 text-sm">
        <Link
          href={`/settings/audit?subject=person:${person.id}`}
          prefetch={false}
          className="text-accent hover:underline"
        >
          What was changed about {person.name}
        </Link>
      </p>
    </>
  )
}
