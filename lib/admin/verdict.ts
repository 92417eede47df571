/** What one check of `npm run admin -- doctor` found. */

export interface Verdict {
  /** well; a word of advice; wrong. */
  mark: '✓' | '!' | '✗'
  /** One sentence: what is so, and what to do where it should not be. */
  says: string
}

export function well(says: string): Verdict {
  return { mark: '✓', says }
}

export function advice(says: string): Verdict {
  return { mark: '!', says }
}

export function wrong(says: string): Verdict {
  return { mark: '✗', says }
}
