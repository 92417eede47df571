/** The resources of a planned change, page by page, of one account or status where the address says so. */
import Link from 'next/link'
import { changeHref } from '@/components/planned-changes/changes-href'
import { ResourceTable } from '@/components/planned-changes/resource-table'
import { Pager } from '@/components/settings/frame/pager'
import { Section } from '@/components/settings/frame/section'
import type { EntityStatusCount } from '@/lib/events/contract'
import { listAffectedEntities } from '@/lib/events/read-reach'
import type { ChangePartProps } from './change-accounts'

const ROWS = 100

interface ChangeResourcesProps extends ChangePartProps {
  statuses: readonly EntityStatusCount[]
}

export async function ChangeResources({ change, asked, accounts, statuses }: ChangeResourcesProps) {
  const { account, status, resourcesAfter } = asked
  const filter = { account: account === null ? [] : [account], status: status === null ? [] : [status] }
  const page = await listAffectedEntities(change, filter, { limit: ROWS, cursor: resourcesAfter }, accounts)
  const within = { ...(account === null ? {} : { account }), ...(status === null ? {} : { status }) }
  if (statuses.length === 0) return null
  return (
    <div id="resources" className="scroll-mt-16">
      <Section title="Resources">
        <nav aria-label="Resources by status" className="mb-3 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {statuses.map(({ status: word, count }) => (
            <Link
              key={word}
              href={changeHref(change, { ...within, status: word ?? 'none' }, 'resources')}
              prefetch={false}
              aria-current={(word ?? 'none') === status ? 'true' : undefined}
              className="text-accent hover:underline aria-[current]:font-semibold"
            >
              {word ?? 'no status'} <span className="tabular">{count.toLocaleString('en-US')}</span>
            </Link>
          ))}
          {account === null && status === null ? null : (
            <Link href={changeHref(change, {}, 'resources')} prefetch={false} className="text-accent hover:underline">
              Show all{account === null ? '' : `, not of ${account} alone`}
            </Link>
          )}
        </nav>
        {page.data.length === 0 ? (
          <p className="text-sm text-ink-muted">AWS names no such resource.</p>
        ) : (
          <ResourceTable change={change} resources={page.data} />
        )}
        <Pager
          label="Pages of resources"
          first={
            resourcesAfter === null ? null : { href: changeHref(change, within, 'resources'), words: 'First resources' }
          }
          next={
            page.nextCursor === null
              ? null
              : {
                  href: changeHref(change, { ...within, resources: page.nextCursor }, 'resources'),
                  words: 'More resources',
                }
          }
        />
      </Section>
    </div>
  )
}
