/** What people can do with which events make which incident, and what each is called. */

export const ARRANGE_CHOICES = ['merge', 'take', 'split', 'move', 'link'] as const
export type ArrangeChoice = (typeof ARRANGE_CHOICES)[number]

interface ChoiceWords {
  /** On the way to it. */
  name: string
  /** What it does, in a sentence or two. */
  lead: string
  /** On the button that does it, and meanwhile. */
  verb: string
  waiting: string
}

export const ARRANGE_WORDS: Record<ArrangeChoice, ChoiceWords> = {
  merge: {
    name: 'Merge into another',
    lead: 'All of its events go into another incident. Links to this one lead there from then on.',
    verb: 'Merge it',
    waiting: 'Merging…',
  },
  take: {
    name: 'Take another in',
    lead: 'All events of another incident come into this one. Links to the other lead here from then on.',
    verb: 'Take it in',
    waiting: 'Taking it in…',
  },
  split: {
    name: 'Split off events',
    lead: 'Chosen events become an incident of their own. What people wrote stays with this one.',
    verb: 'Split them off',
    waiting: 'Splitting…',
  },
  move: {
    name: 'Move an event',
    lead: 'One event goes into another incident.',
    verb: 'Move it',
    waiting: 'Moving…',
  },
  link: {
    name: 'Link as related',
    lead: 'Two incidents have to do with each other and stay two. Each page then leads to the other.',
    verb: 'Link them',
    waiting: 'Linking…',
  },
}

/** Whether another incident has to be chosen for it. */
export function needsOther(choice: ArrangeChoice): boolean {
  return choice !== 'split'
}
