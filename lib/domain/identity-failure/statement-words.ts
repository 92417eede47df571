/** Puts what fails or works into words of ours. */
import type { Settled } from './settle'
import { ASPECTS } from './subjects'

const FAILS: Record<NonNullable<Settled['manner']>, { now: string; past: string }> = {
  fails: { now: 'fails', past: 'failed' },
  errors: { now: 'fails at times', past: 'failed at times' },
  slow: { now: 'is slow', past: 'was slow' },
}

/** "Creating or changing users, roles and policies fails at times"; in the past where the event is over. */
export function statementWords({
  aspect,
  state,
  manner,
  isOver,
}: Pick<Settled, 'aspect' | 'state' | 'manner' | 'isOver'>): string {
  const subject = capital(ASPECTS[aspect].words)
  if (manner === null) return `${subject} ${isOver ? 'kept' : 'keeps'} working`
  if (isOver) return `${subject} ${FAILS[manner].past}`
  return `${subject} ${state === 'recovered' ? 'works again' : FAILS[manner].now}`
}

/** "AWS lists STS as hit"; `isOver`: the service has come back, `isEventOver`: all of it is over. */
export function listedWords(name: string, { isOver, isEventOver }: { isOver: boolean; isEventOver: boolean }): string {
  if (isEventOver) return `AWS listed ${name} as hit`
  return isOver ? `AWS lists ${name} as normal again` : `AWS lists ${name} as hit`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
