/** Words of a written summary: clocks, figures, lengths. */
import { figureText, withThousands } from '@/lib/domain/impact/compare'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { AccountMinutes, ImpactView } from '@/lib/impact/contract'

/** "4 h 29 m"; a dash where none is known. */
export function lengthText(minutes: number | null): string {
  return minutes === null ? '–' : figureText(minutes, 'minutes')
}

/** "As AWS declared it" */
export function clockTitle(clock: ImpactClock): string {
  return CLOCK_PHRASES[clock].replace(/^./, (first) => first.toUpperCase())
}

/** How sure, surest first: the word and what it means. */
export const SURENESS: readonly { how: keyof AccountMinutes; word: string; meaning: string }[] = [
  { how: 'confirmed', word: 'Confirmed', meaning: 'AWS named the account' },
  { how: 'reported', word: 'Reported', meaning: 'a person said so' },
  { how: 'inferred', word: 'Inferred', meaning: 'it uses what failed' },
]

/** "1 incident", "1,204 incidents" */
export function counted(count: number, noun: string): string {
  return `${withThousands(count)} ${count === 1 ? noun : `${noun}s`}`
}

/** What was done afterwards, in sentences. */
export function followUpSentences({ followUp, isKnown }: Pick<ImpactView, 'followUp' | 'isKnown'>): string[] {
  const { postmortems, published, requiredItems, settledItems, actions } = followUp
  const followed = actions.open + actions.done + actions.dropped
  if (!isKnown) return ['Not known: nothing of this time is on record.']
  if (postmortems === 0 && followed === 0) return ['No post-mortem of these incidents was begun.']
  const are = (count: number) => (count === 1 ? 'is' : 'are')
  return [
    `${counted(postmortems, 'post-mortem')} of these incidents ${postmortems === 1 ? 'was' : 'were'} begun, ${withThousands(published)} published.`,
    requiredItems === 0
      ? 'Their checklists require nothing.'
      : `Of ${counted(requiredItems, 'required item')} of their checklists ${withThousands(settledItems)} ${are(settledItems)} settled.`,
    `Of ${counted(followed, 'action')} that followed, ${withThousands(actions.done)} ${are(actions.done)} done and ${withThousands(actions.open)} open, ${withThousands(actions.overdue)} of these overdue.`,
  ]
}
