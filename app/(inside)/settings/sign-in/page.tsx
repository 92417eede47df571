/** Single sign-on: with which identity provider people sign in, and which of its groups give which role. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { CheckProvider } from '@/components/settings/sign-in/check-provider'
import { EnvironmentSettings } from '@/components/settings/sign-in/environment-settings'
import { SignInState } from '@/components/settings/sign-in/sign-in-state'
import { SingleSignOnForm } from '@/components/settings/sign-in/single-sign-on-form'
import { TurnOff } from '@/components/settings/sign-in/turn-off'
import { requirePage } from '@/lib/access/page'
import { mayGrant } from '@/lib/domain/access'
import { describeSingleSignOn } from '@/lib/sign-in/single-sign-on/read'

export const metadata: Metadata = {
  title: 'Single sign-on',
  description: 'With which identity provider people sign in.',
}

export default async function SignInSettingsPage() {
  const principal = await requirePage('sign-in:manage')
  const view = await describeSingleSignOn(await headers())
  return (
    <>
      <header className="mb-4">
        <h1 className="text-xl font-semibold tracking-tight">Single sign-on</h1>
        <p className="mt-1 max-w-[90ch] text-sm text-pretty text-ink-muted">
          People sign in at your identity provider (any that speaks OpenID Connect). It decides over passwords, second
          factors and e-mail addresses: whoever it says has the e-mail of somebody here is that person. Keep an owner
          with a password for the day on which it is away.
        </p>
      </header>
      <div className="flex flex-col gap-6">
        <div className="max-w-3xl">
          <SignInState view={view} />
        </div>
        <section aria-labelledby="redirect-uri">
          <h2 id="redirect-uri" className="mb-1 text-base font-semibold">
            Redirect URI
          </h2>
          <p className="mb-2 text-sm text-pretty text-ink-muted">
            Register this address with the provider; grant type: authorization code.
          </p>
          <code className="inline-block max-w-full rounded-md border border-line bg-sunken px-2.5 py-1.5 font-mono text-xs break-all select-all">
            {view.redirectUri}
          </code>
        </section>
        {view.from === 'environment' ? (
          <EnvironmentSettings view={view} />
        ) : (
          <section aria-labelledby="provider">
            <h2 id="provider" className="mb-3 text-base font-semibold">
              Identity provider
            </h2>
            <SingleSignOnForm view={view} mayMakeOwners={mayGrant(principal.role, 'owner')} />
          </section>
        )}
        {view.from === 'nobody' ? null : <CheckProvider />}
        {view.from === 'settings' ? <TurnOff /> : null}
      </div>
    </>
  )
}
