/** Where a post-mortem stands on its way to being published, who signed, what is missing, and the next step. */
'use client'

import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import type { PostmortemPart } from './checklist-part'
import { PublishConfirm } from './publish-confirm'
import { PublishMissing } from './publish-missing'
import { PublishRevisions } from './publish-revisions'
import type { Step } from './publish-step'
import { useSteps } from './publish-steps'
import { standWords } from './publish-words'
import { SignOffNext } from './sign-off-next'
import { SignOffProgress } from './sign-off-progress'
import { SignOffRoles } from './sign-off-roles'

interface SignOffBarProps extends PostmortemPart {
  /** The published revision that is shown instead of the post-mortem as it is now; null: as it is now. */
  shownRevision: number | null
}

export function SignOffBar(props: SignOffBarProps) {
  const { postmortem, mayWrite } = props
  const id = useId()
  const [step, setStep] = useState<Step | null>(null)
  const { problem, isSending, take } = useSteps(props)
  return (
    <section
      aria-labelledby={id}
      className="flex min-w-0 flex-col gap-2.5 rounded-md border border-line bg-surface px-4 py-3 print:break-inside-avoid"
    >
      <h2 id={id} className="sr-only">
        Sign-off
      </h2>
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <SignOffProgress postmortem={postmortem} />
        {mayWrite ? <SignOffNext postmortem={postmortem} onStep={setStep} /> : null}
      </div>
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <details open={postmortem.state === 'review'} className="group/sign-off min-w-0">
        <summary className="flex w-fit list-none items-center gap-1.5 rounded-md text-sm text-ink-muted hover:text-ink pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            size={14}
            className="shrink-0 transition-transform duration-100 group-open/sign-off:rotate-90"
          />
          {standWords(postmortem)}
        </summary>
        <div className="grid gap-x-8 gap-y-4 pt-3 lg:grid-cols-2">
          <SignOffRoles postmortem={postmortem} mayWrite={mayWrite} readerId={props.readerId} onStep={setStep} />
          <div className="flex min-w-0 flex-col gap-4">
            <PublishMissing postmortem={postmortem} />
            <PublishRevisions {...props} />
          </div>
        </div>
      </details>
      <PublishConfirm
        step={step}
        postmortem={postmortem}
        isSending={isSending}
        onClose={() => setStep(null)}
        onTake={async (taken, version) => {
          await take(taken, version)
          setStep(null)
        }}
      />
    </section>
  )
}
