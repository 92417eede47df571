/** What the file of a summary is called. */
import type { Period } from '@/lib/domain/impact/period'

/** "faultline-impact-2018-Q2.pdf" */
export function fileName({ key }: Pick<Period, 'key'>, ending: 'csv' | 'json' | 'pdf'): string {
  return `faultline-impact-${key.replaceAll('..', '-to-')}.${ending}`
}
