/** The secret of a webhook that was just made, and where both go at the tracker: the only time it can be seen. */
import { CopyButton } from '@/components/ui/copy-button'
import { FormNotice } from '@/components/ui/form-notice'
import { type HookSecret, hookPath } from '@/lib/trackers/contract'
import { HookSteps } from './hook-steps'

interface HookSecretNoticeProps {
  made: HookSecret
  /** Where the tracker reaches Faultline. */
  origin: string
}

export function HookSecretNotice({ made, origin }: HookSecretNoticeProps) {
  const address = `${origin}${hookPath(made.id)}`
  return (
    <FormNotice tone="done">
      <p className="font-medium">
        Copy the secret of the webhook of {made.name} now: it is stored encrypted and will not be shown again.
      </p>
      <dl className="mt-3 flex flex-col gap-2">
        <Copied name="Address" text={address} />
        <Copied name="Secret" text={made.secret} />
      </dl>
      <div className="mt-3">
        <HookSteps kind={made.kind} project={made.project} />
      </div>
    </FormNotice>
  )
}

function Copied({ name, text }: { name: string; text: string }) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      <dt className="w-16 text-xs text-ink-muted">{name}</dt>
      <dd className="flex min-w-0 flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-xs break-all select-all">
          {text}
        </code>
        <CopyButton text={text} what={name.toLowerCase()} />
      </dd>
    </div>
  )
}
