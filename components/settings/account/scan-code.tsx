/** The QR code of a new second factor, and the field for the first code of the app. */
'use client'

import { FormNotice } from '@/components/ui/form-notice'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { SecondFactorStep } from '@/lib/sign-in/contract'

interface ScanCodeProps {
  scan: Extract<SecondFactorStep, { step: 'scan' }>
  send: (form: FormData) => void
}

export function ScanCode({ scan: { uri, secret, qr, problem }, send }: ScanCodeProps) {
  return (
    <form action={send} className="flex flex-col gap-4">
      {problem ? <FormNotice tone="refused">{problem}</FormNotice> : null}
      <ol className="flex list-decimal flex-col gap-4 pl-5 text-sm">
        <li>
          Scan this with an authenticator app on your phone, such as the one of your password manager.
          {/* Cameras want dark on light, whatever the theme. */}
          <svg
            role="img"
            aria-label="QR code for the authenticator app"
            viewBox={`0 0 ${qr.size} ${qr.size}`}
            shapeRendering="crispEdges"
            className="mt-2 size-48 rounded-md border border-line bg-white"
          >
            <path d={qr.path} fill="black" />
          </svg>
          <details className="mt-2">
            <summary className="text-ink-muted hover:text-ink">Type the key instead</summary>
            <code className="mt-1 block font-mono text-sm break-words select-all">{secret}</code>
          </details>
        </li>
        <li>
          <TextField
            label="Six digits that the app shows now"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            pattern="[0-9 ]{6,8}"
            maxLength={8}
            title="Six digits"
            required
            className="max-w-60"
          />
        </li>
      </ol>
      <input type="hidden" name="step" value="confirm" />
      <input type="hidden" name="uri" value={uri} />
      <SubmitButton waiting="Checking…" className="self-start">
        Turn on
      </SubmitButton>
    </form>
  )
}
