/** How sure it is that an account is touched: the word, what it means, and the colour, the same everywhere. */

/** Certainties as in lib/domain/blast-radius/facts, and what else an account can be. */
export type CertaintyKind = 'confirmed' | 'reported' | 'inferred' | 'unknown' | 'cleared' | 'none'

interface CertaintyWords {
  /** "Confirmed". */
  word: string
  /** One sentence. */
  meaning: string
  /** The custom property of app/globals.css that holds its colour. */
  colour: `--${string}`
}

export const CERTAINTY_WORDS: Readonly<Record<CertaintyKind, CertaintyWords>> = {
  confirmed: { word: 'Confirmed', meaning: 'AWS named the account, or a resource in it.', colour: '--disruption' },
  reported: { word: 'Reported', meaning: 'A person said that it is touched.', colour: '--accent' },
  inferred: {
    word: 'Inferred',
    meaning: 'It uses what failed, or depends on it; AWS has not named it.',
    colour: '--degradation-mark',
  },
  unknown: { word: 'Unknown', meaning: 'Nothing tells what it uses, so it may be touched.', colour: '--unknown' },
  cleared: { word: 'Cleared', meaning: 'A person said that it is not touched.', colour: '--ink-muted' },
  none: { word: 'Not touched', meaning: 'Nothing that we know of leads to it.', colour: '--ink-faint' },
}
