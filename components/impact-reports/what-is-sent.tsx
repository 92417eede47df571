/** What a saved summary is about, and who could learn what from it. */
import type { Route } from 'next'
import Link from 'next/link'
import { FormNotice } from '@/components/ui/form-notice'

interface WhatIsSentProps {
  /** "IAM in us-east-1" */
  about: string
  /** The page that shows it. */
  href: Route
}

export function WhatIsSent({ about, href }: WhatIsSentProps) {
  return (
    <div className="flex flex-col gap-2">
      <p className="text-sm">
        About: <span className="font-medium">{about}</span>.{' '}
        <Link href={href} prefetch={false} className="text-accent underline hover:no-underline">
          Look at it, or choose something else
        </Link>
      </p>
      <FormNotice tone="note">
        What is sent counts all accounts that Faultline knows, also those that a recipient could not see here, and names
        incidents and teams.
      </FormNotice>
    </div>
  )
}
