/** What the ranges are called. */
import type { Range } from '@/lib/events/filter'

const WORDS: Record<Range, { short: string; long: string }> = {
  7: { short: '7 days', long: 'the last 7 days' },
  30: { short: '30 days', long: 'the last 30 days' },
  90: { short: '90 days', long: 'the last 90 days' },
  365: { short: '1 year', long: 'the last year' },
  1825: { short: '5 years', long: 'the last 5 years' },
  all: { short: 'All', long: 'the whole record' },
}

/** "the last 90 days" */
export function rangeWords(range: Range): string {
  return WORDS[range].long
}

/** "90 days" */
export function rangeLabel(range: Range): string {
  return WORDS[range].short
}
