/** One document to look at, copy or download. */
'use client'

import { buttonClass } from '@/components/ui/button-class'
import { CopyButton } from '@/components/ui/copy-button'

interface DocumentTextProps {
  /** What it is: "policy". */
  what: string
  text: string
  /** Where it can be downloaded; null where it is only copied. */
  href: string | null
}

export function DocumentText({ what, text, href }: DocumentTextProps) {
  return (
    <div className="min-w-0">
      <div className="mb-2 flex flex-wrap gap-2">
        <CopyButton text={text} what={what} />
        {href === null ? null : (
          <a href={href} download className={buttonClass()}>
            Download
          </a>
        )}
      </div>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label={what}
        className="max-h-96 overflow-auto rounded-md border border-line bg-sunken p-3"
      >
        <pre className="w-fit font-mono text-xs leading-relaxed">{text}</pre>
      </section>
    </div>
  )
}
