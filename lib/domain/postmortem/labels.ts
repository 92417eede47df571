/** Labels, one per line: causes that can be counted over many post-mortems. */
import { LONGEST_LABEL, MOST_LABELS } from './fields'
import { cleanTyped } from './typed-text'

/**
 * The labels of a text, one per line or between commas: trimmed, lower-cased, blanks joined, each once, in the order in which
 * they were given. `problem` says what has to be shortened; null where nothing has.
 */
export function readLabels(text: string): { labels: string[]; problem: string | null } {
  const cleaned = cleanTyped(text)
    .split(/[\n,]/)
    .map((label) => label.replace(/\s+/g, ' ').trim().toLowerCase())
  const labels = [...new Set(cleaned)].filter((label) => label !== '')
  const long = labels.find((label) => label.length > LONGEST_LABEL)
  if (long !== undefined) {
    return { labels, problem: `A label has at most ${LONGEST_LABEL} characters: shorten “${long.slice(0, 40)}…”.` }
  }
  if (labels.length > MOST_LABELS) {
    return { labels, problem: `There can be ${MOST_LABELS} labels, and these are ${labels.length}: take some away.` }
  }
  return { labels, problem: null }
}

/** The same as it is stored: one label per line. What is too much stays: `readLabels` says so. */
export function cleanLabels(text: string): string {
  return readLabels(text).labels.join('\n')
}
