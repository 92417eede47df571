/** What is known of a person's account at a glance. */
import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import type { PersonView } from '@/lib/people/contract'
import { PersonState } from './person-state'
import { SecondFactorMark } from './second-factor-mark'

export function PersonFacts({ person }: { person: PersonView }) {
  return (
    <dl className="mb-4 flex flex-wrap gap-x-8 gap-y-3 text-sm">
      <Fact name="State">
        <PersonState person={person} />
      </Fact>
      <Fact name="Role">{person.role}</Fact>
      <Fact name="Signs in with">{waysOf(person)}</Fact>
      <Fact name="Second factor">
        <SecondFactorMark person={person} />
      </Fact>
      <Fact name="Open sessions">{person.sessions}</Fact>
      <Fact name="Last seen">{person.lastSeenAt === null ? 'never' : <RelativeTime at={person.lastSeenAt} />}</Fact>
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-24">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}

function waysOf({ hasPassword, hasProvider }: PersonView): string {
  if (hasPassword && hasProvider) return 'password or provider'
  if (hasPassword) return 'password'
  return hasProvider ? 'identity provider' : 'one-time link only'
}
