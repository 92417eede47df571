/** How old the directory is: when it was last read through each connection, and why it is not newer. */
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import type { SourceView } from '@/lib/source-health/contract'
import { RefreshDirectory } from './refresh-directory'

interface DirectoryReadingsProps {
  /** The sources of kind `directory` that are read. */
  sources: readonly SourceView[]
  /** Whether the reader may have it read now. */
  mayRefresh: boolean
}

export function DirectoryReadings({ sources, mayRefresh }: DirectoryReadingsProps) {
  if (sources.length === 0) return null
  return (
    <ul className="mb-3 flex flex-col gap-1 text-sm text-ink-muted">
      {sources.map((source) => (
        <li key={source.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Reading source={source} />
          {mayRefresh && source.connectionId !== null ? (
            <RefreshDirectory connection={source.connectionId} name={source.connectionName ?? source.connectionId} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Reading({ source }: { source: SourceView }) {
  const name = source.connectionName ?? source.id
  const read =
    source.lastCompletePollAt === null ? (
      <>Not yet read through {name}</>
    ) : (
      <>
        Read <RelativeTime at={source.lastCompletePollAt} /> through {name}
      </>
    )
  if (source.lastError === null) return <span>{read}</span>
  return (
    <span className="min-w-0">
      <SeverityMark kind="disruption" word="Failing" withWord size={12} className="mr-2" />
      {read}. {source.lastError}{' '}
      <Link href="/sources" className="text-accent hover:underline">
        Sources
      </Link>
    </span>
  )
}
