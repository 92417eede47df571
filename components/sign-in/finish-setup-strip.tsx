/** On every page of somebody who came by the one-time link and could not come back yet. */
import Link from 'next/link'
import { SeverityMark } from '@/components/ui/severity-mark'

export function FinishSetupStrip() {
  return (
    <aside aria-label="Finish setting up" className="border-b border-line bg-accent-soft print:hidden">
      <div className="page-width flex items-start gap-2 py-2 text-sm">
        <SeverityMark kind="informational" word="To do" className="mt-[3px]" />
        <p className="min-w-0 text-pretty">
          <span className="font-medium">You are in by the one-time link.</span> Set an e-mail and a password so that you
          can come back.{' '}
          <Link href="/settings/account" className="whitespace-nowrap underline underline-offset-2">
            Set them now
          </Link>
        </p>
      </div>
    </aside>
  )
}
