/** The issue of an action in GitHub or Jira: where it is, how it stands, or how to have one. */
'use client'

import { ChevronDown } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { Chip } from '@/components/ui/chip'
import { usePopover } from '@/components/ui/use-popover'
import type { ActionView, IssueView } from '@/lib/postmortems/contract'
import { useIssueOf } from './action-issue-changes'
import { ActionIssueMenu } from './action-issue-menu'
import { useActions } from './actions-context'

export function ActionIssue({ action }: { action: ActionView }) {
  const { part, trackers } = useActions()
  const { problem, ask } = useIssueOf(action)
  const { issue } = action
  const mayAsk = part.mayWrite && (issue !== null || trackers.length > 0)
  if (issue === null && !mayAsk) return <span className="text-ink-muted">None</span>
  return (
    <div className="flex min-w-0 flex-col items-start gap-1">
      <div className="flex min-w-0 flex-wrap items-center gap-1.5">
        {issue === null ? null : <Known issue={issue} />}
        {mayAsk ? <Menu action={action} ask={ask} /> : null}
      </div>
      {issue?.error ? <p className="text-xs text-pretty text-degradation wrap-anywhere">{issue.error}</p> : null}
      {problem === null ? null : (
        <p role="alert" className="text-xs text-pretty text-disruption wrap-anywhere">
          {problem}
        </p>
      )}
    </div>
  )
}

function Known({ issue: { tracker, state, key, url, status, isClosed } }: { issue: IssueView }) {
  if (state === 'wanted') return <Chip tone="unknown">{`Being made in ${tracker.name}`}</Chip>
  if (state === 'refused') return <Chip tone="degradation">{`${tracker.name} said no`}</Chip>
  const words = (
    <>
      {key ?? tracker.name}
      {status === null ? null : <span className="font-normal"> · {status}</span>}
    </>
  )
  return (
    <Chip tone={isClosed ? 'resolved' : 'neutral'} title={tracker.name}>
      {url === null ? (
        words
      ) : (
        <a href={url} rel="noopener noreferrer nofollow" className="text-ink hover:underline">
          {words}
        </a>
      )}
    </Chip>
  )
}

interface MenuProps {
  action: ActionView
  ask: ReturnType<typeof useIssueOf>['ask']
}

function Menu({ action, ask }: MenuProps) {
  const { open, close, anchorProps, panelProps } = usePopover()
  const { trackers } = useActions()
  const name = action.issue === null ? 'Issue' : ''
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-label={action.issue === null ? undefined : `Issue of “${action.title}”`}
        className={buttonClass('quiet', 'sm', '-my-1 px-1.5 pointer-coarse:size-11')}
        {...anchorProps}
      >
        {name}
        <ChevronDown aria-hidden size={12} />
      </button>
      <div
        {...panelProps}
        role="dialog"
        aria-label={`Issue of “${action.title}”`}
        className="popover w-72! max-w-[calc(100vw-16px)]"
      >
        {open ? (
          <ActionIssueMenu
            action={action}
            trackers={trackers}
            ask={async (wish) => {
              if (await ask(wish)) close()
            }}
          />
        ) : null}
      </div>
    </>
  )
}
