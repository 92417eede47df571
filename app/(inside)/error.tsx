/** A page that failed, inside the shell that goes on. */
'use client'

import Link from 'next/link'
import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { ErrorState } from '@/components/ui/error-state'

interface ErrorPageProps {
  error: unknown
  retry: () => void
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => console.error(error), [error])
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <ErrorState
      title="This page could not be drawn"
      onRetry={retry}
      detail={digest && `Error ${digest}; the server's log says more under this number.`}
      action={
        <Link href="/sources" className={buttonClass('quiet')}>
          See sources
        </Link>
      }
    >
      Usually the database did not answer. Nothing that was stored is lost, reading AWS goes on by itself, and the other
      pages may still work.
    </ErrorState>
  )
}
