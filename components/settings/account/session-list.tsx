/** The browsers in which one is signed in. */
import { Chip } from '@/components/ui/chip'
import { RelativeTime } from '@/components/ui/relative-time'
import { Time } from '@/components/ui/time'
import type { SessionView } from '@/lib/sign-in/contract'
import { EndSession } from './end-session'

export function SessionList({ sessions }: { sessions: SessionView[] }) {
  return (
    <ul className="divide-y divide-line rounded-md border border-line">
      {sessions.map(({ id, browser, address, since, lastSeenAt, isThis }) => (
        <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
          <div className="min-w-0 flex-1 basis-52">
            <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
              {browser}
              {isThis ? <Chip tone="accent">This one</Chip> : null}
            </p>
            <p className="text-xs text-ink-muted">
              {address ? (
                <>
                  <span className="font-mono wrap-anywhere">{address}</span> ·{' '}
                </>
              ) : null}
              since <Time at={since} /> · last used <RelativeTime at={lastSeenAt} />
            </p>
          </div>
          {isThis ? null : <EndSession id={id} browser={browser} />}
        </li>
      ))}
    </ul>
  )
}
