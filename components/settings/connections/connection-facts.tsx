/** What a connection is, and what was learned of it; of one that is not changed here its settings too. */
import type { ReactNode } from 'react'
import type { ConnectionView } from '@/lib/connections/contract'
import { credentialsWords, KIND_WORDS, PARTITION_WORDS } from './connection-words'

export function ConnectionFacts({ connection }: { connection: ConnectionView }) {
  const { kind, partition, accountId, organizationId, origin } = connection
  return (
    <dl className="grid gap-x-6 gap-y-3 text-sm sm:grid-cols-[10rem_minmax(0,1fr)]">
      <Fact name="Reads">{KIND_WORDS[kind]}</Fact>
      <Fact name="Partition">{PARTITION_WORDS[partition]}</Fact>
      <Fact name="Account">{accountId === null ? 'not known yet: the check finds out' : <Line>{accountId}</Line>}</Fact>
      {kind === 'organization' ? (
        <Fact name="Organization">{organizationId === null ? 'not known yet' : <Line>{organizationId}</Line>}</Fact>
      ) : null}
      {origin === 'application' ? null : <SettingFacts connection={connection} />}
    </dl>
  )
}

function SettingFacts({ connection }: { connection: ConnectionView }) {
  const { queueUrls, regions, evidence } = connection
  return (
    <>
      <Fact name="Gets in by">{credentialsWords(connection)}</Fact>
      <Fact name="Queues">
        {queueUrls.length === 0
          ? 'none: EventBridge is not read'
          : queueUrls.map((url) => <Line key={url}>{url}</Line>)}
      </Fact>
      {regions.length === 0 ? null : <Fact name="Regions">{regions.join(', ')}</Fact>}
      <Fact name="Evidence">
        {evidence.role === null ? 'not collected' : <Line>{evidence.role}</Line>}
        {evidence.watchesChanges ? 'changes to identity are watched' : null}
      </Fact>
    </>
  )
}

function Line({ children }: { children: ReactNode }) {
  return <span className="block font-mono text-xs">{children}</span>
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="contents">
      <dt className="text-ink-muted">{name}</dt>
      <dd className="-mt-2 min-w-0 break-words sm:mt-0">{children}</dd>
    </div>
  )
}
