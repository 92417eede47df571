/** What can be done about the issue of an action: have it made, link one that exists, take the link away. */
'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import type { ActionView } from '@/lib/postmortems/contract'
import type { IssueWish } from './action-issue-changes'
import type { TrackerRef } from './actions-context'

interface ActionIssueMenuProps {
  action: ActionView
  trackers: readonly TrackerRef[]
  ask: (wish: IssueWish) => Promise<void>
}

const KINDS = { github: 'GitHub', jira: 'Jira' }

export function ActionIssueMenu({ action: { issue }, trackers, ask }: ActionIssueMenuProps) {
  const [isAsking, setAsking] = useState(false)
  const isLinked = issue?.state === 'linked'
  const send = async (wish: IssueWish) => {
    setAsking(true)
    await ask(wish)
    setAsking(false)
  }
  return (
    <div className="flex flex-col gap-2 overflow-y-auto p-2" aria-busy={isAsking}>
      {isLinked || issue?.state === 'wanted'
        ? null
        : trackers.map(({ id, name, kind }) => (
            <Button
              key={id}
              variant="quiet"
              disabled={isAsking}
              className="justify-start whitespace-normal pointer-coarse:h-11"
              onClick={() => void send({ tracker: id })}
            >
              {issue?.tracker.id === id ? 'Try again in' : 'Create issue in'} {name}
              <span className="text-ink-faint">{KINDS[kind]}</span>
            </Button>
          ))}
      {isLinked || trackers.length === 0 ? null : <LinkForm isAsking={isAsking} onLink={(url) => void send({ url })} />}
      {issue === null ? null : (
        <Button
          variant="quiet"
          disabled={isAsking}
          className="justify-start pointer-coarse:h-11"
          onClick={() => void send('none')}
        >
          {isLinked ? `Unlink ${issue.key ?? 'the issue'}` : 'Do without an issue'}
        </Button>
      )}
    </div>
  )
}

interface LinkFormProps {
  isAsking: boolean
  onLink: (url: string) => void
}

function LinkForm({ isAsking, onLink }: LinkFormProps) {
  const id = useId()
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const url = String(new FormData(event.currentTarget).get('url')).trim()
    if (url !== '') onLink(url)
  }
  return (
    <form onSubmit={send} className="flex flex-col gap-1.5 border-t border-line px-2 pt-2">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        Or link an issue that exists
      </label>
      <div className="flex gap-1.5">
        <input
          id={id}
          name="url"
          type="url"
          placeholder="https://"
          autoComplete="off"
          className="field-text h-8 w-full min-w-0 rounded-md border border-line-field bg-surface px-2 text-ink pointer-coarse:h-11"
        />
        <Button type="submit" disabled={isAsking} className="pointer-coarse:h-11">
          Link
        </Button>
      </div>
    </form>
  )
}
