/** Sends a step on the way to publishing, and puts into the page what is stored then. */
'use client'

import { useState } from 'react'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { type ChangeOutcome, sendChange } from '@/lib/postmortems/send-change'
import { type PostmortemPart, usePostmortemStore } from './checklist-part'
import { whyRefused } from './item-edits'
import type { Step } from './publish-step'

interface Steps {
  /** Why the last step was refused, as a sentence. */
  problem: string | null
  isSending: boolean
  /** `version` is the post-mortem's as the reader saw it. */
  take: (step: Step, version: number) => Promise<void>
}

export function useSteps(part: PostmortemPart): Steps {
  const store = usePostmortemStore(part)
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)

  function send(step: Step, version: number): Promise<ChangeOutcome<PostmortemView>> {
    const { readerId } = part
    switch (step.kind) {
      case 'sign':
        return sendChange('POST', store.address('/sign-offs'), { role: step.role.id, version }, readerId)
      case 'withdraw':
        return sendChange('DELETE', store.address(`/sign-offs/${encodeURIComponent(step.role.id)}`), {}, readerId)
      default:
        return sendChange('POST', store.address('/state'), { to: step.kind, version }, readerId)
    }
  }

  async function take(step: Step, version: number) {
    setSending(true)
    const outcome = await send(step, version)
    setSending(false)
    if (outcome.kind === 'stored') {
      setProblem(null)
      return store.update(() => outcome.data)
    }
    setProblem(whyRefused(outcome).message)
    // What it was refused for is shown.
    await store.refresh()
  }

  return { problem, isSending, take }
}
