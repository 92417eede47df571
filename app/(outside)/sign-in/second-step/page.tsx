/** The second step of signing in, for people who have a second factor. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { OutsideCard } from '@/components/sign-in/outside-card'
import { SecondStepForm } from '@/components/sign-in/second-step-form'
import { currentPrincipal } from '@/lib/access/page'
import { safeNextPath } from '@/lib/domain/next-path'

export const metadata: Metadata = { title: 'Second step', robots: { index: false } }

export default async function SecondStepPage({ searchParams }: PageProps<'/sign-in/second-step'>) {
  const [asked, principal] = await Promise.all([searchParams, currentPrincipal()])
  const next = safeNextPath(asked.next)
  if (principal !== null) redirect(next as Route)
  const kind = asked.with === 'recovery' ? 'recovery' : 'app'
  const here = `/sign-in/second-step?next=${encodeURIComponent(next)}`
  return (
    <OutsideCard title="Second step">
      <SecondStepForm key={kind} kind={kind} next={next} />
      <p className="flex flex-wrap justify-between gap-x-4 gap-y-1 border-t border-line pt-3 text-sm">
        <Link
          href={(kind === 'app' ? `${here}&with=recovery` : here) as Route}
          prefetch={false}
          className="py-1 underline underline-offset-2"
        >
          {kind === 'app' ? 'Use a recovery code instead' : 'Use the authenticator app instead'}
        </Link>
        <Link
          href={`/sign-in?next=${encodeURIComponent(next)}` as Route}
          prefetch={false}
          className="py-1 text-ink-muted underline underline-offset-2"
        >
          Begin again
        </Link>
      </p>
    </OutsideCard>
  )
}
