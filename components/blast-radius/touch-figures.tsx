/** How many accounts are touched, and how sure that is: figures, legend and filter in one. */
'use client'

import { CertaintyMark } from '@/components/ui/certainty-mark'
import { CERTAINTY_WORDS } from '@/components/ui/certainty-words'
import { classNames } from '@/components/ui/class-names'
import { CERTAINTIES, type Certainty } from '@/lib/domain/blast-radius/facts'
import type { Counts } from '@/lib/domain/blast-radius/figures'
import { useBlast } from './blast-context'
import { ViewLink } from './view-link'

interface TouchFiguresProps {
  counts: Counts
  /** The reader sees the accounts of some teams alone. */
  isLimited: boolean
}

export function TouchFigures({ counts, isLimited }: TouchFiguresProps) {
  const { touched, total, unknown, cleared } = counts
  if (total === 0) {
    return (
      <p className="text-sm text-pretty text-ink-muted">
        <CertaintyMark kind="unknown" withWord word="Not known" className="font-medium text-ink" />: no account is known
        {isLimited ? ' to be yours' : ''}.
      </p>
    )
  }
  return (
    <div className="flex flex-col gap-1.5">
      <p className="tabular text-sm">
        <span className="text-xl font-semibold">{touched.toLocaleString('en-US')}</span>{' '}
        <span className="text-ink-muted">
          of {isLimited ? 'your ' : ''}
          {total.toLocaleString('en-US')} {total === 1 ? 'account' : 'accounts'}
        </span>
      </p>
      <ul className="tabular -ml-1 flex flex-wrap gap-x-1 gap-y-0.5 text-xs">
        {CERTAINTIES.map((certainty) => (
          <li key={certainty}>
            <Figure certainty={certainty} count={counts[certainty]} />
          </li>
        ))}
        {unknown > 0 ? (
          <li>
            <a href="#surer" title={CERTAINTY_WORDS.unknown.meaning} className={FIGURE}>
              <CertaintyMark kind="unknown" withWord word={`${unknown.toLocaleString('en-US')} unknown`} />
            </a>
          </li>
        ) : null}
        {cleared > 0 ? (
          <li>
            <a href="#cleared" title={CERTAINTY_WORDS.cleared.meaning} className={FIGURE}>
              <CertaintyMark kind="cleared" withWord word={`${cleared.toLocaleString('en-US')} cleared`} />
            </a>
          </li>
        ) : null}
      </ul>
    </div>
  )
}

const FIGURE =
  'inline-flex h-6 items-center rounded-md px-1 whitespace-nowrap text-ink-muted hover:bg-sunken hover:text-ink'

function Figure({ certainty, count }: { certainty: Certainty; count: number }) {
  const { view } = useBlast()
  const { word, meaning } = CERTAINTY_WORDS[certainty]
  const isOn = view.filter.certainty.includes(certainty)
  const mark = (
    <CertaintyMark kind={certainty} withWord word={`${count.toLocaleString('en-US')} ${word.toLowerCase()}`} />
  )
  if (count === 0 && !isOn)
    return (
      <span title={meaning} className={classNames(FIGURE, 'pointer-events-none')}>
        {mark}
      </span>
    )
  return (
    <ViewLink
      title={`${meaning} ${isOn ? 'Show the others too.' : 'Show these only.'}`}
      aria-current={isOn ? 'true' : undefined}
      className={classNames(FIGURE, isOn && 'bg-accent-soft text-ink')}
      change={({ filter }) => ({ filter: { ...filter, certainty: toggled(filter.certainty, certainty) } })}
    >
      {mark}
    </ViewLink>
  )
}

function toggled(chosen: readonly Certainty[], certainty: Certainty): Certainty[] {
  return CERTAINTIES.filter((each) => (each === certainty) !== chosen.includes(each))
}
