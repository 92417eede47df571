/** By which ways the supposed failure would reach accounts, what fails and what goes on working, and how many each way reaches. */
import { BookOpen } from 'lucide-react'
import type { Trail } from '@/lib/domain/blast-radius/facts'
import { safeHref } from '@/lib/domain/safe-href'

interface WhatIfWaysProps {
  /** With how many of the accounts that the reader may see each ends at. */
  ways: readonly { trail: Trail; accounts: number }[]
}

export function WhatIfWays({ ways }: WhatIfWaysProps) {
  return (
    <ol className="flex flex-col gap-3">
      {ways.map(({ trail: { steps }, accounts }) => (
        <li key={steps.map(({ name }) => name).join('\n')} className="text-sm">
          <p className="font-medium wrap-anywhere">
            {steps.map(({ name }) => name).join(' → ')}
            <span className="tabular ml-2 text-xs font-normal text-ink-muted">
              {accounts.toLocaleString('en-US')} {accounts === 1 ? 'account' : 'accounts'}
            </span>
          </p>
          {steps.map(({ name, sentence, by, source }) =>
            by === 'usage' ? null : (
              <p key={name} className="max-w-[80ch] text-pretty text-ink-muted">
                {sentence}{' '}
                {steps.find((step) => step.source === source)?.name === name ? (
                  <Source source={source} name={name} />
                ) : null}
              </p>
            ),
          )}
        </li>
      ))}
    </ol>
  )
}

function Source({ source, name }: { source: string | null; name: string }) {
  const href = safeHref(source)
  if (href === null) return null
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener nofollow"
      className="inline-flex items-center gap-1 text-xs whitespace-nowrap text-accent hover:underline"
    >
      <BookOpen aria-hidden size={12} /> How AWS builds it<span className="sr-only">: {name}</span>
    </a>
  )
}
