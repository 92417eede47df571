/** What a dry run comes to: figures, ways, rows. */
import Link from 'next/link'
import { Pager } from '@/components/settings/frame/pager'
import { Section } from '@/components/settings/frame/section'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { WhatIfAccounts } from '@/components/what-if/what-if-accounts'
import { WhatIfControlPlanes } from '@/components/what-if/what-if-control-planes'
import { WhatIfFigures } from '@/components/what-if/what-if-figures'
import { WhatIfGroups } from '@/components/what-if/what-if-groups'
import { WhatIfNarrowed } from '@/components/what-if/what-if-narrowed'
import { WhatIfTabs } from '@/components/what-if/what-if-tabs'
import { type WhatIfView, whatIfViewHref } from '@/components/what-if/what-if-view'
import { WhatIfWays } from '@/components/what-if/what-if-ways'
import type { BlastAccountRow, BlastGroupRow, BlastPage } from '@/lib/blast-radius/contract'
import { whatIfFileAddress } from '@/lib/blast-radius/queries'
import { NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import { getWhatIf } from '@/lib/exposure/read-what-if'
import { supposedWords } from '@/lib/exposure/view-state'

interface WhatIfResultProps {
  shown: WhatIfView
  cursor: string | null
  /** By name. */
  services: readonly { service: string; name: string }[]
  /** The accounts that the reader may see; null: all. */
  accounts: readonly string[] | null
}

export async function WhatIfResult({ shown, cursor, services, accounts }: WhatIfResultProps) {
  const { service, region } = shown.supposed
  const name = services.find((each) => each.service === service)?.name ?? null
  const { page, facts, ways, isFirst } = await getWhatIf(shown.supposed, shown.view, cursor, accounts)
  if (page.summary.total === 0) return <NoAccounts />
  const words = supposedWords(shown.supposed, name ?? service ?? '')
  return (
    <>
      <Section title={`If ${words} failed`}>
        <div className="flex flex-col gap-4">
          <WhatIfFigures summary={page.summary} />
          {name === null && service !== null ? (
            <p className="max-w-[72ch] text-sm text-pretty text-ink-muted">
              No catalogue knows a service {service}: only accounts that are said to use it under this name would be
              touched.
            </p>
          ) : null}
          {service === null ? <WhatIfControlPlanes region={region} /> : null}
          {ways.length > 0 ? <WhatIfWays ways={ways} /> : null}
        </div>
      </Section>
      <Section title="Who would be touched">
        <div className="flex flex-col gap-3">
          <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
            <WhatIfTabs {...shown} />
            {page.summary.touched === 0 ? null : <Files shown={shown} />}
          </div>
          <WhatIfNarrowed shown={shown} facts={facts} />
          <Rows shown={shown} page={page} />
          <Pager
            label="Pages of who would be touched"
            first={isFirst ? null : { href: whatIfViewHref(shown), words: 'First page' }}
            next={
              page.nextCursor === null ? null : { href: whatIfViewHref(shown, page.nextCursor), words: 'Next page' }
            }
          />
        </div>
      </Section>
    </>
  )
}

function NoAccounts() {
  return (
    <EmptyState
      title="No account is known that could be touched"
      action={
        <Link href="/accounts" className={buttonClass()}>
          Accounts
        </Link>
      }
    >
      Without accounts, and what they use, nothing can be worked out: that is no all-clear.
    </EmptyState>
  )
}

function Files({ shown: { supposed, view } }: Pick<WhatIfResultProps, 'shown'>) {
  const address = (format: 'csv' | 'json') =>
    whatIfFileAddress(supposed.service ?? MULTIPLE_SERVICES, supposed.region, format, view)
  return (
    <div className="flex gap-2">
      <a href={address('csv')} download className={buttonClass('secondary', 'sm')}>
        CSV
      </a>
      <a href={address('json')} download className={buttonClass('secondary', 'sm')}>
        JSON
      </a>
    </div>
  )
}

function Rows({ shown, page }: Pick<WhatIfResultProps, 'shown'> & { page: BlastPage }) {
  const { by } = shown.view
  const { touched, unknown, total } = page.summary
  if (page.data.length === 0)
    return (
      <EmptyState title={touched > 0 ? 'The filter hides whoever would be touched' : 'Nobody is known to be touched'}>
        {touched > 0 ? (
          <Link
            href={whatIfViewHref({ ...shown, view: { ...shown.view, filter: NO_FILTER } })}
            className="text-accent hover:underline"
          >
            Show all
          </Link>
        ) : unknown > 0 ? (
          `That is no all-clear: of ${unknown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} accounts it is not known what they use.`
        ) : (
          `What all ${total.toLocaleString('en-US')} accounts use was looked through.`
        )}
      </EmptyState>
    )
  // A page holds rows of the kind that was asked for.
  if (by === 'account') return <WhatIfAccounts rows={page.data as BlastAccountRow[]} />
  return <WhatIfGroups rows={page.data as BlastGroupRow[]} by={by as 'team' | 'environment' | 'ou'} shown={shown} />
}
