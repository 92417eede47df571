/** Says that the session ended under an open page, and leads back to this very view. */
'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { SeverityMark } from '@/components/ui/severity-mark'
import { useSignedOut } from './use-signed-out'

export function SignedOutStrip() {
  const signedOut = useSignedOut()
  const path = usePathname()
  const query = useSearchParams().toString()
  const here = query === '' ? path : `${path}?${query}`
  if (!signedOut) return null
  return (
    <aside aria-label="Signed out" className="border-b border-line bg-degradation-soft">
      <div className="page-width flex flex-wrap items-baseline gap-x-1.5 py-2 text-sm">
        <SeverityMark kind="degradation" word="Signed out" className="self-center" />
        <p className="font-medium">You are signed out.</p>
        <p className="text-ink-muted">
          What is shown stays as it was.{' '}
          {/* In a tab of its own, so that nothing typed here is lost; this page goes on by itself afterwards. */}
          <a
            href={`/sign-in?next=${encodeURIComponent(here)}`}
            target="_blank"
            rel="noopener"
            className="text-ink underline underline-offset-2"
          >
            Sign in again in a new tab
          </a>
        </p>
      </div>
    </aside>
  )
}
