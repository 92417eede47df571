/** How many accounts would be touched, of how many, and of how many that is not known. */
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { CERTAINTY_WORDS } from '@/components/ui/certainty-words'
import { RelativeTime } from '@/components/ui/relative-time'
import type { BlastSummary } from '@/lib/blast-radius/contract'

export function WhatIfFigures({ summary }: { summary: BlastSummary }) {
  const { touched, unknown, total, weight, asOf } = summary
  return (
    <div className="flex flex-col gap-1">
      <p className="tabular text-sm">
        <span className="text-xl font-semibold">{touched.toLocaleString('en-US')}</span>{' '}
        <span className="text-ink-muted">
          of {total.toLocaleString('en-US')} {total === 1 ? 'account' : 'accounts'} would be touched
          {touched > 0 && touched < total ? `, ${(weight / 10).toLocaleString('en-US')} % by weight` : ''}
        </span>
      </p>
      <ul aria-label="Legend" className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-muted">
        <li title={CERTAINTY_WORDS.inferred.meaning}>
          <CertaintyMark kind="inferred" withWord word={`${touched.toLocaleString('en-US')} inferred`} />
          <span className="sr-only">: {CERTAINTY_WORDS.inferred.meaning}</span>
        </li>
        {unknown > 0 ? (
          <li title={CERTAINTY_WORDS.unknown.meaning}>
            <CertaintyMark kind="unknown" withWord word={`${unknown.toLocaleString('en-US')} unknown`} />
            <span className="sr-only">: {CERTAINTY_WORDS.unknown.meaning}</span>
          </li>
        ) : null}
      </ul>
      <p className="text-xs text-ink-muted">
        Worked out <RelativeTime at={asOf} /> from what is known; AWS was not asked.
      </p>
    </div>
  )
}
