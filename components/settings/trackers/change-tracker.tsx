/** What can be changed of a tracker; its kind stays. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeTrackerAction } from '@/lib/trackers/actions'
import type { TrackerView } from '@/lib/trackers/contract'
import { IDLE } from '@/lib/wire/action-result'
import { TokenRights } from './token-rights'
import { TrackerFields } from './tracker-fields'
import { SPEAKING } from './tracker-words'

type Changed = Pick<TrackerView, 'id' | 'kind' | 'name' | 'baseUrl' | 'project' | 'issueType' | 'account'>

export function ChangeTracker({ tracker }: { tracker: Changed }) {
  const [state, send] = useActionState(changeTrackerAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const { id, kind, name, baseUrl, project, issueType, account } = tracker
  const stored = { name, baseUrl, project, issueType: issueType ?? undefined, account: account ?? undefined }
  return (
    <form action={send} className="flex flex-col gap-3">
      <FormRefusal state={state} speaking={SPEAKING} />
      {state.status === 'done' ? (
        <FormNotice tone="done">Saved. Issues that it had refused are tried again.</FormNotice>
      ) : null}
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="kind" value={kind} />
      <TrackerFields kind={kind} values={{ ...stored, ...refused?.typed }} problems={refused?.fields ?? {}} isStored />
      <TokenRights kind={kind} />
      <SubmitButton waiting="Saving…" className="self-start">
        Save
      </SubmitButton>
    </form>
  )
}
