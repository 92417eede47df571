/** The token that was just made: the only time it can be seen. */
import { CopyButton } from '@/components/ui/copy-button'
import { FormNotice } from '@/components/ui/form-notice'
import type { MadeToken } from '@/lib/tokens/contract'

interface MadeTokenNoticeProps {
  made: MadeToken
  /** Where people reach Faultline. */
  origin: string
}

export function MadeTokenNotice({ made, origin }: MadeTokenNoticeProps) {
  const example = `curl -H "Authorization: Bearer ${made.token}" ${origin}/api/v1/events`
  return (
    <FormNotice tone="done">
      <p className="font-medium">Copy the token of {made.name} now: it is not stored and will not be shown again.</p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-xs break-all select-all">
          {made.token}
        </code>
        <CopyButton text={made.token} what="token" />
      </div>
      <p className="mt-3 text-xs text-ink-muted">Try it:</p>
      <div className="mt-1 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-xs break-all select-all">
          {example}
        </code>
        <CopyButton text={example} what="example" />
      </div>
    </FormNotice>
  )
}
