/** A page that failed before it was known who asks: no shell, no data. */
'use client'

import { useEffect } from 'react'
import { ErrorState } from '@/components/ui/error-state'

interface ErrorPageProps {
  error: unknown
  retry: () => void
}

export default function ErrorPage({ error, retry }: ErrorPageProps) {
  useEffect(() => console.error(error), [error])
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <main>
      <h1 className="sr-only">Faultline</h1>
      <ErrorState
        title="Faultline cannot answer at present"
        onRetry={retry}
        detail={digest && `Error ${digest}; the server's log says more under this number.`}
      >
        Usually the database did not answer, and then it cannot be told who you are. Nothing that was stored is lost,
        you stay signed in, and reading AWS goes on by itself.
      </ErrorState>
    </main>
  )
}
