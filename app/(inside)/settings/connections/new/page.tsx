/** Connects AWS: the first two steps of the walk. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { NewConnection } from '@/components/settings/connections/new-connection'
import { WalkSteps } from '@/components/settings/connections/walk-steps'
import { PageHead } from '@/components/settings/frame/page-head'
import { requirePage } from '@/lib/access/page'

export const metadata: Metadata = { title: 'Connect AWS' }

export default async function NewConnectionPage() {
  await requirePage('connections:manage')
  return (
    <>
      <PageHead
        title="Connect AWS"
        back={
          <Link href="/settings/connections" className="text-accent hover:underline">
            AWS connections
          </Link>
        }
      />
      <WalkSteps at={1} shown={2} />
      <NewConnection externalId={crypto.randomUUID()} />
    </>
  )
}
