/** What can be done about the second factor now; each choice takes the current password. */
'use client'

import type { ButtonVariant } from '@/components/ui/button-class'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'

type Step = 'start' | 'renew' | 'off'

interface SecondFactorChoicesProps {
  on: boolean
  recoveryCodesLeft: number | null
  /** The choice that was refused, and what was wrong with its password. */
  refused: { step: string | undefined; problem: string | undefined } | null
  send: (form: FormData) => void
}

export function SecondFactorChoices({ on, recoveryCodesLeft, refused, send }: SecondFactorChoicesProps) {
  const problemOf = (step: Step) => (refused?.step === step ? refused.problem : undefined)
  if (!on) {
    return (
      <Choice
        step="start"
        word="Set up"
        waiting="One moment…"
        variant="primary"
        problem={problemOf('start')}
        send={send}
      />
    )
  }
  return (
    <>
      <p className="text-sm">
        <span className="font-medium">On.</span> {leftInWords(recoveryCodesLeft)}
      </p>
      <details open={refused?.step === 'renew' || undefined} className="rounded-md border border-line px-3 py-2">
        <summary className="py-0.5 text-sm">Make new recovery codes</summary>
        <div className="flex flex-col gap-3 pt-3 pb-1">
          <p className="text-sm text-ink-muted">The ones that you have stop working.</p>
          <Choice step="renew" word="Make new codes" waiting="One moment…" problem={problemOf('renew')} send={send} />
        </div>
      </details>
      <details open={refused?.step === 'off' || undefined} className="rounded-md border border-line px-3 py-2">
        <summary className="py-0.5 text-sm">Turn the second factor off</summary>
        <div className="flex flex-col gap-3 pt-3 pb-1">
          <p className="text-sm text-ink-muted">Whoever knows your password then gets in with it alone.</p>
          <Choice step="off" word="Turn off" waiting="One moment…" problem={problemOf('off')} send={send} />
        </div>
      </details>
    </>
  )
}

interface ChoiceProps {
  step: Step
  word: string
  waiting: string
  variant?: ButtonVariant
  problem: string | undefined
  send: (form: FormData) => void
}

function Choice({ step, word, waiting, variant = 'secondary', problem, send }: ChoiceProps) {
  return (
    <form action={send} className="flex flex-col gap-4">
      <input type="hidden" name="step" value={step} />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        problem={problem}
      />
      <SubmitButton waiting={waiting} variant={variant} className="self-start">
        {word}
      </SubmitButton>
    </form>
  )
}

function leftInWords(count: number | null): string {
  if (count === null) return ''
  if (count === 0) return 'No recovery code is left: make new ones.'
  return count === 1 ? 'One recovery code is left: make new ones soon.' : `${count} recovery codes are left.`
}
