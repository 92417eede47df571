/** The webhook of a tracker: where it is sent, when it last came, and a new secret for it. */
'use client'

import { CopyButton } from '@/components/ui/copy-button'
import { RelativeTime } from '@/components/ui/relative-time'
import { renewHookSecretAction } from '@/lib/trackers/actions'
import { hookPath, type TrackerView } from '@/lib/trackers/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { HookSecretNotice } from './hook-secret-notice'
import { HookSteps } from './hook-steps'

interface TrackerHookProps {
  tracker: Pick<TrackerView, 'id' | 'name' | 'kind' | 'project' | 'lastHookAt'>
  /** Where the tracker reaches Faultline. */
  origin: string
}

export function TrackerHook({ tracker: { id, name, kind, project, lastHookAt }, origin }: TrackerHookProps) {
  const address = `${origin}${hookPath(id)}`
  return (
    <div className="flex flex-col items-start gap-3">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-sunken px-2 py-1 font-mono text-xs break-all select-all">
          {address}
        </code>
        <CopyButton text={address} what="address" />
      </div>
      <p className="text-sm text-ink-muted">
        {lastHookAt === null ? (
          'Nothing has come yet. Until it does, the state of issues comes back within five minutes.'
        ) : (
          <>
            Last delivery <RelativeTime at={lastHookAt} />. Each is taken only with the right signature.
          </>
        )}
      </p>
      <details className="text-sm">
        <summary className="font-medium">How to set it up</summary>
        <div className="pt-2">
          <HookSteps kind={kind} project={project} />
        </div>
      </details>
      <ConfirmAction
        label="New secret…"
        action={renewHookSecretAction}
        fields={{ id }}
        confirm="Make a new secret"
        waiting="Making…"
        done={(made) => <HookSecretNotice made={made} origin={origin} />}
      >
        The old secret of {name} counts no more at once: deliveries are refused until the new one is entered at the
        tracker. Meanwhile the state of issues comes back within five minutes.
      </ConfirmAction>
    </div>
  )
}
