/** How many planned changes there are of each group, in one line; the marked ones lead to themselves. */
import Link from 'next/link'
import { CHANGE_STATE_WORDS, CHANGE_STATES } from '@/lib/domain/planned-changes/planned-change'
import type { ChangeTotals } from '@/lib/planned-changes/contract'
import type { ChangesView } from '@/lib/planned-changes/view-state'
import { ChangeStateMark } from './change-state-mark'
import { counted } from './change-words'
import { changesHref } from './changes-href'

export function ChangesTotals({ totals, shown }: { totals: ChangeTotals; shown: ChangesView }) {
  return (
    <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {CHANGE_STATES.filter((state) => totals.states[state] > 0).map((state) => (
        <li key={state}>
          <Link
            href={changesHref({ ...shown, filter: { ...shown.filter, state: [state] }, cursor: null })}
            prefetch={false}
            className="inline-flex items-center gap-1.5 hover:underline"
          >
            <ChangeStateMark state={state} size={11} />
            <span>
              <span className="tabular font-medium">{totals.states[state].toLocaleString('en-US')}</span>{' '}
              <span aria-hidden className="text-ink-muted">
                {CHANGE_STATE_WORDS[state].toLowerCase()}
              </span>
            </span>
          </Link>
        </li>
      ))}
      <li className="text-ink-muted">
        {totals.pending === 0 ? 'no resource pends' : `${counted(totals.pending, 'resource')} pending`}
      </li>
    </ul>
  )
}
