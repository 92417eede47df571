/** The last resort, when even the shell could not be drawn. */
'use client'

import { ErrorState } from '@/components/ui/error-state'
import './globals.css'

interface GlobalErrorProps {
  error: unknown
  retry: () => void
}

export default function GlobalError({ error, retry }: GlobalErrorProps) {
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <html lang="en">
      <body>
        <title>Error · Faultline</title>
        <main>
          <h1 className="sr-only">Faultline</h1>
          <ErrorState title="Faultline could not be drawn" onRetry={retry} detail={digest && `Error ${digest}`}>
            Nothing that was stored is lost, and reading AWS goes on by itself. If trying again does not help, look at
            the server's log.
          </ErrorState>
        </main>
      </body>
    </html>
  )
}
