/** The one-time link that was just made: the only time it can be seen. */
import { CopyButton } from '@/components/ui/copy-button'
import { FormNotice } from '@/components/ui/form-notice'
import { Time } from '@/components/ui/time'
import type { OneTimeLink } from '@/lib/people/contract'

export function OneTimeLinkNotice({ link }: { link: OneTimeLink }) {
  return (
    <FormNotice tone="done">
      <p className="font-medium">
        Send this link to {link.name} ({link.email}) yourself: Faultline sends no mail, and shows it only now.
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <code className="min-w-0 rounded-md border border-line bg-surface px-2 py-1 font-mono text-xs break-all select-all">
          {link.url}
        </code>
        <CopyButton text={link.url} what="link" />
      </div>
      <p className="mt-2 text-xs text-ink-muted">
        It works once, until <Time at={link.until} />. Whoever opens it becomes {link.name}: send it where only they
        read.
      </p>
    </FormNotice>
  )
}
