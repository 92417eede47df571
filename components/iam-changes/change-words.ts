/** What means and sources of changes are called. */
import type { ChangeSource, Means } from '@/lib/domain/iam-changes/change'

const MEANS_WORDS: Record<Means, string> = {
  cloudformation: 'CloudFormation',
  pipeline: 'Terraform or pipeline',
  console: 'Console',
  service: 'A service of AWS',
  unknown: 'Unknown means',
}

const SOURCE_WORDS: Record<ChangeSource, string> = {
  'iam.amazonaws.com': 'IAM',
  'sts.amazonaws.com': 'STS',
  'signin.amazonaws.com': 'Sign-in',
  'organizations.amazonaws.com': 'Organizations',
  'cloudtrail.amazonaws.com': 'CloudTrail',
}

/** By which means, in a word or two. */
export function meansWord(means: Means): string {
  return MEANS_WORDS[means]
}

/** A source's name; itself where it has none. */
export function sourceWord(source: string): string {
  return Object.entries(SOURCE_WORDS).find(([id]) => id === source)?.[1] ?? source
}

/** Choices of the filter by means and by source. */
export const MEANS_CHOICES = Object.entries(MEANS_WORDS).map(([value, name]) => ({ value, name }))
export const SOURCE_CHOICES = Object.entries(SOURCE_WORDS).map(([value, name]) => ({ value, name }))

/** "1 change", "3 changes", "10,000 changes". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
