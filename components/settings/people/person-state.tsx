/** Whether somebody may come in, as shape and word; for the invited, how long their link works. */
import { SeverityMark, type SeverityMarkKind } from '@/components/ui/severity-mark'
import { Time } from '@/components/ui/time'
import type { PersonView, PersonState as State } from '@/lib/people/contract'

const STATES: Record<State, { mark: SeverityMarkKind; word: string }> = {
  invited: { mark: 'informational', word: 'Invited' },
  active: { mark: 'resolved', word: 'Active' },
  disabled: { mark: 'unknown', word: 'Disabled' },
}

export function PersonState({ person }: { person: Pick<PersonView, 'state' | 'linkUntil'> }) {
  const { mark, word } = STATES[person.state]
  return (
    <>
      <SeverityMark kind={mark} word={word} withWord size={12} />
      {person.state === 'invited' ? <LinkLife until={person.linkUntil} /> : null}
    </>
  )
}

function LinkLife({ until }: { until: string | null }) {
  return (
    <span className="block text-xs text-ink-muted">
      {until === null ? (
        'the link is over: make a new one'
      ) : (
        <>
          link works until <Time at={until} format="date" />
        </>
      )}
    </span>
  )
}
