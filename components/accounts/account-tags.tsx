/** The tags of an account as AWS has them, and when they were read. */
import { RelativeTime } from '@/components/ui/relative-time'
import type { AccountDetailView } from '@/lib/accounts/contract'

export function AccountTags({
  account: { tags, tagsReadAt },
}: {
  account: Pick<AccountDetailView, 'tags' | 'tagsReadAt'>
}) {
  const entries = Object.entries(tags).sort(([one], [other]) => one.localeCompare(other))
  if (entries.length === 0) {
    return (
      <p className="text-sm text-ink-muted">
        {tagsReadAt === null ? (
          'Its tags have not been read yet.'
        ) : (
          <>
            It had none <RelativeTime at={tagsReadAt} />.
          </>
        )}
      </p>
    )
  }
  return (
    <>
      <dl className="grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 gap-y-1.5 font-mono text-xs">
        {entries.map(([key, value]) => (
          <div key={key} className="contents">
            <dt className="wrap-anywhere text-ink-muted">{key}</dt>
            <dd className="min-w-0 wrap-anywhere">
              {value === '' ? <span className="font-sans text-ink-faint">blank</span> : value}
            </dd>
          </div>
        ))}
      </dl>
      {tagsReadAt === null ? null : (
        <p className="mt-2 text-xs text-ink-muted">
          Read <RelativeTime at={tagsReadAt} />
        </p>
      )}
    </>
  )
}
