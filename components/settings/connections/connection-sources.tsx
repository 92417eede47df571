/** What is read through a connection, and how well. */
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import type { ConnectionView } from '@/lib/connections/contract'
import { sourceName, stateWords } from './connection-words'

export function ConnectionSources({ connection: { sources, enabled, queueUrls } }: { connection: ConnectionView }) {
  if (sources.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        {enabled ? 'Nothing was read through it yet; the worker begins within seconds.' : 'Nothing is read through it.'}
      </p>
    )
  }
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">
        {sources.map((source) => {
          const { mark, word } = stateWords(source)
          const unset = enabled && source.kind === 'eventbridge' && queueUrls.length === 0
          return (
            <li
              key={source.id}
              className="grid items-start gap-x-4 gap-y-0.5 py-2 text-sm sm:grid-cols-[9rem_8rem_minmax(0,1fr)]"
            >
              <span className="font-medium">{sourceName(source.kind)}</span>
              <SeverityMark kind={mark} word={unset ? 'No queue set' : word} withWord size={12} />
              <span className="min-w-0 break-words text-ink-muted">
                {source.lastError ?? <LastRead at={source.lastCompletePollAt} />}
              </span>
            </li>
          )
        })}
      </ul>
      <p className="mt-2 text-sm">
        <Link href="/sources" className="text-accent hover:underline">
          Every poll stands under Sources
        </Link>
      </p>
    </>
  )
}

function LastRead({ at }: { at: string | null }) {
  if (at === null) return null
  return (
    <>
      read whole <RelativeTime at={at} />
    </>
  )
}
