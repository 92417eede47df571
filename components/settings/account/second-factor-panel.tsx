/** Turns the second factor on and off, step by step. Without JavaScript each step is a page of its own. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { moveMySecondFactor } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'
import { RecoveryCodes } from './recovery-codes'
import { ScanCode } from './scan-code'
import { SecondFactorChoices } from './second-factor-choices'

interface SecondFactorPanelProps {
  on: boolean
  /** Null where it is not known. */
  recoveryCodesLeft: number | null
}

/** Without JavaScript the page comes anew; the address then leads back to this part of it. */
export function SecondFactorPanel({ on, recoveryCodesLeft }: SecondFactorPanelProps) {
  const [state, send] = useActionState(moveMySecondFactor, IDLE, '/settings/account#second-factor')
  const reached = state.status === 'done' ? state.value : null
  const refused = state.status === 'refused' ? state : null
  if (reached?.step === 'scan') return <ScanCode scan={reached} send={send} />
  return (
    <>
      <FormRefusal state={state} speaking={['currentPassword']} />
      {reached?.step === 'off' ? <FormNotice tone="done">The second factor is off.</FormNotice> : null}
      {reached?.step === 'codes' ? <RecoveryCodes codes={reached.codes} /> : null}
      <SecondFactorChoices
        on={on}
        recoveryCodesLeft={recoveryCodesLeft}
        refused={refused && { step: refused.typed.step, problem: refused.fields.currentPassword }}
        send={send}
      />
    </>
  )
}
