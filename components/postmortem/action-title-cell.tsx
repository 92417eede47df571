/** What an action is, with its detail, its link, and the item or part that it follows from. */
'use client'

import { ExternalLink } from 'lucide-react'
import { Fold } from '@/components/ui/fold'
import { MarkdownHtml } from '@/components/ui/markdown-html'
import { Time } from '@/components/ui/time'
import { VerificationLine } from '@/components/ui/verification-line'
import { findField } from '@/lib/domain/postmortem/fields'
import { verificationWords } from '@/lib/domain/postmortem/verification-words'
import type { ActionView } from '@/lib/postmortems/contract'

import { useActions } from './actions-context'
import { activatePart } from './active-part'

export function ActionTitleCell({ action }: { action: ActionView }) {
  const { title, link, detailHtml, state } = action
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <span className={state === 'open' ? 'font-medium text-pretty wrap-anywhere' : 'text-pretty wrap-anywhere'}>
        {title}
      </span>
      <span className="flex min-w-0 flex-wrap gap-x-3 text-xs text-ink-muted">
        <Origin action={action} />
        {link === null ? null : (
          <a
            href={link}
            rel="noopener noreferrer nofollow"
            className="inline-flex min-h-6 min-w-0 max-w-full items-center gap-1 text-accent hover:underline"
          >
            <span className="truncate">{shortLink(link)}</span>
            <ExternalLink aria-hidden size={11} className="shrink-0" />
          </a>
        )}
      </span>
      <VerificationLine
        rule={verificationWords(action)}
        judgedAt={action.verifiedAt ?? null}
        says={action.verifiedSays ?? null}
      />
      <Ending action={action} />
      {detailHtml === null ? null : (
        <Fold label="Detail">
          <MarkdownHtml html={detailHtml} />
        </Fold>
      )}
    </div>
  )
}

/** "From A3", "From Contributing causes". */
function Origin({ action: { itemId, itemCode, fromField } }: { action: ActionView }) {
  const { sections } = useActions().part.postmortem
  if (itemId !== null) {
    const text = sections.flatMap(({ items }) => items).find(({ id }) => id === itemId)?.text
    return (
      <a
        href={`#item-${itemId}`}
        title={text}
        className="inline-flex min-h-6 items-center hover:text-ink hover:underline"
      >
        From {itemCode ?? 'an item of the checklist'}
      </a>
    )
  }
  if (fromField === null) return null
  return (
    <a
      href={`#${fromField}`}
      onClick={() => activatePart('document')}
      className="inline-flex min-h-6 items-center hover:text-ink hover:underline"
    >
      From “{findField(fromField)?.name ?? fromField}”
    </a>
  )
}

/** How it ended, and by whose word. */
function Ending({ action: { state, outcome, endedAt, endedBy, verifiedSays } }: { action: ActionView }) {
  if (state === 'open') return null
  return (
    <p className="text-xs text-pretty text-ink-muted wrap-anywhere">
      {state === 'done' ? 'Done' : 'Dropped'}
      {endedBy === null ? null : ` by ${endedBy}`}
      {endedAt === null ? null : (
        <>
          , <Time at={endedAt} format="date" />
        </>
      )}
      {outcome === '' || outcome === verifiedSays ? null : `: ${outcome}`}
    </p>
  )
}

function shortLink(link: string): string {
  return link.replace(/^https?:\/\//, '').replace(/\/$/, '')
}
