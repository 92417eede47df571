/** One connection: what AWS has to allow, whether it does, how it is read, its settings, its end. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { ChangeConnection } from '@/components/settings/connections/change-connection'
import { ConnectionFacts } from '@/components/settings/connections/connection-facts'
import { ConnectionSources } from '@/components/settings/connections/connection-sources'
import { ConnectionState } from '@/components/settings/connections/connection-state'
import { DocumentsOfConnection } from '@/components/settings/connections/documents-of-connection'
import { EndConnection } from '@/components/settings/connections/end-connection'
import { LiveRefresh } from '@/components/settings/connections/live-refresh'
import { PermissionChecks } from '@/components/settings/connections/permission-checks'
import { WalkSteps } from '@/components/settings/connections/walk-steps'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { requirePage } from '@/lib/access/page'
import { findConnectionView, readDocuments } from '@/lib/connections/read-view'
import { publicOrigin } from '@/lib/wire/own-origin'

export const metadata: Metadata = { title: 'AWS connection' }

export default async function ConnectionPage({ params, searchParams }: PageProps<'/settings/connections/[id]'>) {
  await requirePage('connections:manage')
  const [{ id }, { walk }, head] = await Promise.all([params, searchParams, headers()])
  const connection = await findConnectionView(id)
  if (connection === null) notFound()
  const documents = await readDocuments(connection, publicOrigin(head))
  const walking = walk !== undefined
  const allow = (
    <Section title="Allow it at AWS">
      <DocumentsOfConnection connection={connection} documents={documents} />
    </Section>
  )
  const read = (
    <Section title="What is read">
      <ConnectionSources connection={connection} />
    </Section>
  )
  return (
    <>
      <PageHead
        title={connection.name}
        back={
          <Link href="/settings/connections" className="text-accent hover:underline">
            AWS connections
          </Link>
        }
      >
        <ConnectionState connection={connection} />
      </PageHead>
      {walking ? <WalkSteps at={3} shown={2} /> : null}
      <div className="flex flex-col gap-4">
        {walking ? null : read}
        {walking ? allow : null}
        <Section title="Check">
          <PermissionChecks connection={connection} />
        </Section>
        {walking ? read : allow}
        <Section title="Settings">
          <ConnectionFacts connection={connection} />
          {connection.origin === 'application' ? (
            <div className="mt-4 border-t border-line pt-4">
              <ChangeConnection connection={connection} externalId={crypto.randomUUID()} />
            </div>
          ) : null}
        </Section>
        <EndConnection connection={connection} />
      </div>
      <LiveRefresh />
    </>
  )
}
