/** The settings that the operator made: to be read, not changed. */
import type { ReactNode } from 'react'
import type { SingleSignOnView } from '@/lib/sign-in/single-sign-on/contract'
import { ROLE_HINTS } from './role-hints'

export function EnvironmentSettings({ view }: { view: SingleSignOnView }) {
  return (
    <dl className="grid max-w-3xl gap-x-6 gap-y-3 text-sm sm:grid-cols-[12rem_minmax(0,1fr)]">
      <Fact name="Issuer">{view.issuer}</Fact>
      <Fact name="Client id">{view.clientId}</Fact>
      <Fact name="Client secret">{view.hasSecret ? 'set' : 'none (public client)'}</Fact>
      <Fact name="Name on the button">{view.name}</Fact>
      <Fact name="Claim with groups">{view.groupsClaim}</Fact>
      {ROLE_HINTS.map(({ role }) => (
        <Fact key={role} name={`Groups for ${role}`}>
          {view.roles[role].join(', ') || 'none'}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="-mt-2 min-w-0 break-words sm:mt-0">{children}</dd>
    </div>
  )
}
