/** How well a connection is read, in one line; and where it comes from, if not from here. */
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import type { ConnectionView } from '@/lib/connections/contract'
import { stateWords } from './connection-words'

export function ConnectionState({ connection }: { connection: ConnectionView }) {
  const { origin, enabled, lastCompletePollAt } = connection
  const { mark, word } = stateWords(connection)
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3">
        <SeverityMark kind={mark} word={word} withWord size={12} />
        {lastCompletePollAt === null ? null : (
          <span>
            AWS Health read whole <RelativeTime at={lastCompletePollAt} />
          </span>
        )}
      </p>
      {origin === 'application' ? null : <p className="mt-1">{enabled ? FROM_ENVIRONMENT : NO_LONGER_ASKED_FOR}</p>}
    </>
  )
}

const FROM_ENVIRONMENT =
  'The operator of this installation made it: FAULTLINE_AWS (and FAULTLINE_AWS_QUEUES) in the environment. It is changed there, and switched off by unsetting it; a change counts from the next start.'
const NO_LONGER_ASKED_FOR =
  'FAULTLINE_AWS made it and is no longer set, so nothing is read through it. What was read stays.'
