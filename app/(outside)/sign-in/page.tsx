/** Signing in: single sign-on where it is set up, a password always. */
import type { Metadata, Route } from 'next'
import { redirect } from 'next/navigation'
import { OutsideCard } from '@/components/sign-in/outside-card'
import { PasswordForm } from '@/components/sign-in/password-form'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { currentPrincipal } from '@/lib/access/page'
import { safeNextPath } from '@/lib/domain/next-path'
import { hasReturningOwner } from '@/lib/sign-in/read-link'
import { refusalSentence } from '@/lib/sign-in/single-sign-on/contract'
import { findSingleSignOn } from '@/lib/sign-in/single-sign-on/read'

export const metadata: Metadata = { title: 'Sign in', robots: { index: false } }

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const [asked, principal] = await Promise.all([searchParams, currentPrincipal()])
  const next = safeNextPath(asked.next)
  if (principal !== null) redirect(next as Route)
  const [provider, ready] = await Promise.all([findSingleSignOn(), hasReturningOwner()])
  const refused = refusalSentence(asked.refused, provider)
  return (
    <OutsideCard title="Sign in">
      {refused ? <FormNotice tone="refused">{refused}</FormNotice> : null}
      {ready ? null : <NobodyYet />}
      {provider ? (
        // No <Link>: the router would ask for it beforehand, and it leaves our pages.
        <a
          href={`/api/auth/sso/start?next=${encodeURIComponent(next)}`}
          className={buttonClass('primary', 'md', 'h-auto min-h-9 py-1.5 text-center whitespace-normal')}
        >
          Sign in with {provider.name}
        </a>
      ) : null}
      <PasswordForm next={next} folded={provider !== null && refused === null}>
        {ready ? <Forgotten /> : null}
      </PasswordForm>
    </OutsideCard>
  )
}

function Forgotten() {
  return (
    <p className="text-xs text-pretty text-ink-muted">
      Forgotten? An admin makes you a new link (Settings, People). On the machine itself:{' '}
      <code className="font-mono break-words">npm run admin -- user link --email you@example.org</code>
    </p>
  )
}

function NobodyYet() {
  return (
    <FormNotice tone="note">
      <p className="font-medium">No owner can sign in with a password yet.</p>
      <p className="mt-1 text-ink-muted">
        Open the one-time link that Faultline printed in its terminal when it started. Where there is none, this makes
        one:
      </p>
      <code className="mt-1.5 block font-mono text-xs break-words">
        npm run admin -- user create --email you@example.org --role owner
      </code>
    </FormNotice>
  )
}
