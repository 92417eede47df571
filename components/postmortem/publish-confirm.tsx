/** Says what a step will do before it is taken: review, draft, signature, publishing. */
'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import type { PostmortemView } from '@/lib/postmortems/contract'
import type { Step } from './publish-step'
import { stepWords } from './publish-words'

interface PublishConfirmProps {
  /** Null: nothing is to be confirmed. */
  step: Step | null
  postmortem: PostmortemView
  isSending: boolean
  onClose: () => void
  onTake: (step: Step, version: number) => Promise<void>
}

export function PublishConfirm({ step, postmortem, isSending, onClose, onTake }: PublishConfirmProps) {
  const words = step === null ? null : stepWords(step, postmortem)
  return (
    <Modal open={step !== null} onClose={onClose} title={words?.title ?? ''}>
      {step === null || words === null ? null : (
        <Confirm
          sentences={words.sentences}
          button={isSending ? words.waiting : words.button}
          version={isForOneVersion(step) ? postmortem.version : null}
          isSending={isSending}
          onClose={onClose}
          onTake={(seen) => void onTake(step, seen ?? postmortem.version)}
        />
      )}
    </Modal>
  )
}

interface ConfirmProps {
  sentences: readonly string[]
  button: string
  /** What the step is for; null: for whatever it says when it is taken. */
  version: number | null
  isSending: boolean
  onClose: () => void
  onTake: (seen: number | null) => void
}

/** What changes while it is open is told: the step is for what was there when it was opened. */
function Confirm({ sentences, button, version, isSending, onClose, onTake }: ConfirmProps) {
  const [seen] = useState(version)
  return (
    <div className="flex min-h-0 flex-col gap-4 overflow-y-auto p-4">
      <ul className="flex list-disc flex-col gap-1.5 pl-4 text-sm text-pretty marker:text-ink-faint">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {seen === version ? null : (
        <p role="alert" className="text-sm text-degradation">
          Somebody changed it just now. Close this and look at it again.
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button variant="quiet" className="pointer-coarse:h-11" onClick={onClose}>
          Cancel
        </Button>
        <Button
          variant="primary"
          className="pointer-coarse:h-11"
          disabled={isSending || seen !== version}
          onClick={() => onTake(seen)}
        >
          {button}
        </Button>
      </div>
    </div>
  )
}

/** What is signed or published is what was read; a review goes on while others write. */
function isForOneVersion({ kind }: Step): boolean {
  return kind === 'sign' || kind === 'published'
}
