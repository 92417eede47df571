/** What the machine can say of a check, in words; the order in which they are counted. */

/** pass, fail …: lib/domain/evidence/verdict.ts. */
export type VerdictKind = 'fail' | 'stale' | 'not-checked' | 'waived' | 'collected' | 'pass' | 'not-applicable'

/** What presses first. */
export const VERDICT_ORDER: readonly VerdictKind[] = [
  'fail',
  'stale',
  'not-checked',
  'waived',
  'collected',
  'pass',
  'not-applicable',
]

export const VERDICT_WORDS: Readonly<Record<VerdictKind, { word: string; meaning: string }>> = {
  fail: { word: 'fail', meaning: 'It was read, and it does not hold.' },
  stale: { word: 'stale', meaning: 'It was read too long ago to count.' },
  'not-checked': { word: 'not checked', meaning: 'It could not be read, or has not been yet.' },
  waived: { word: 'waived', meaning: 'It fails, and somebody accepted that for a time.' },
  collected: { word: 'collected', meaning: 'The machine collected; a person decides.' },
  pass: { word: 'pass', meaning: 'It was read, and it holds.' },
  'not-applicable': { word: 'not applicable', meaning: 'There is nothing to judge.' },
}
