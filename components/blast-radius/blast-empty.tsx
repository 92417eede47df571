/** Why no account stands in the table, and what to do about it. Unknown is never called fine. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { EmptyState } from '@/components/ui/empty-state'
import { SeverityMark } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import { NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { useBlast } from './blast-context'
import { emptyReason } from './empty-reason'
import type { BlastPicture } from './picture'
import { ViewLink } from './view-link'

export function BlastEmpty({ picture, isLimited }: { picture: BlastPicture; isLimited: boolean }) {
  const { view } = useBlast()
  const { counts, asOf } = picture
  const accounts = `${counts.total.toLocaleString('en-US')} ${counts.total === 1 ? 'account' : 'accounts'}`
  switch (emptyReason(picture, view)) {
    case 'filter':
      return (
        <EmptyState
          title="No touched account matches"
          action={
            <ViewLink change={{ filter: NO_FILTER }} className={buttonClass()}>
              Show all
            </ViewLink>
          }
        >
          The filter hides {counts.touched.toLocaleString('en-US')}.
        </EmptyState>
      )
    case 'no-directory':
      return (
        <EmptyState
          mark={<CertaintyMark kind="unknown" size={20} word="" />}
          title={isLimited ? 'Your teams own no accounts' : 'No account is known yet'}
          action={
            isLimited ? null : (
              <Link href={'/accounts' as Route} className={buttonClass()}>
                Open the directory
              </Link>
            )
          }
        >
          {isLimited
            ? 'You see the accounts of your teams alone. Whether the incident touches others is not shown to you.'
            : 'Whom the incident touches is unknown until the accounts are: connect an organization, or read them from a file.'}
        </EmptyState>
      )
    case 'not-then':
      return (
        <EmptyState
          title="Nothing failed at that moment"
          action={
            <ViewLink change={{ at: null }} className={buttonClass()}>
              Show the whole incident
            </ViewLink>
          }
        >
          {view.at === null ? null : <Time at={view.at} />} is before it began, after its end, or between.
        </EmptyState>
      )
    case 'nothing-named':
      return (
        <EmptyState
          mark={<CertaintyMark kind="unknown" size={20} word="" />}
          title="It names neither a service nor a Region"
        >
          So nothing can be concluded about the {accounts}. Report those that you know to be touched, or add what failed
          to the incident.
        </EmptyState>
      )
    case 'unknown':
      return (
        <EmptyState mark={<CertaintyMark kind="unknown" size={20} word="" />} title="Nobody is known to be touched">
          AWS named no account, but nothing tells what {counts.unknown.toLocaleString('en-US')} of the {accounts} use:
          they may be touched all the same.
        </EmptyState>
      )
    case 'nobody':
      return (
        <EmptyState
          mark={<SeverityMark kind="resolved" size={18} word="" />}
          title={`None of ${isLimited ? 'your' : 'the'} ${accounts} is touched`}
        >
          AWS named none of them, and none is known to use what failed, by what was known{' '}
          <Time at={new Date(asOf).toISOString()} />.
        </EmptyState>
      )
  }
}
