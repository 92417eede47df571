/** Recovery codes, shown this once: to be copied, saved or printed. */
'use client'

import { Download, Printer } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CopyButton } from '@/components/ui/copy-button'
import { FormNotice } from '@/components/ui/form-notice'

export function RecoveryCodes({ codes }: { codes: string[] }) {
  const text = `Recovery codes for Faultline\n\n${codes.join('\n')}\n`
  return (
    <div data-print-alone className="flex flex-col gap-3">
      <FormNotice tone="done">
        <p className="font-medium">The second factor is on. Keep these recovery codes.</p>
        <p className="text-ink-muted">
          Each lets you in once when you have no phone. They are not shown again; earlier ones do not work any more.
        </p>
      </FormNotice>
      <ul
        aria-label="Recovery codes"
        className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-md border border-line bg-sunken px-3 py-2 font-mono text-sm sm:max-w-sm"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2 print:hidden">
        <CopyButton text={text} what="recovery codes" />
        <a
          href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}
          download="faultline-recovery-codes.txt"
          className={buttonClass()}
        >
          <Download aria-hidden size={14} />
          Download
        </a>
        <Button onClick={() => window.print()}>
          <Printer aria-hidden size={14} />
          Print
        </Button>
      </div>
    </div>
  )
}
