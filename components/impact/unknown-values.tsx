/** Says beside the filter which of its values nothing is called by, and what to do: figures of nothing look like good ones. */
import { FormNotice } from '@/components/ui/form-notice'
import type { ImpactFilter } from '@/lib/impact/filter'

type Named = 'service' | 'region' | 'team' | 'account'

const WORDS: readonly [name: Named, words: (value: string) => string, choose: string][] = [
  ['service', (value) => `No service is called “${value}”`, 'choose one under Service'],
  ['region', (value) => `No Region is called “${value}”`, 'choose one under Region'],
  ['team', (value) => `No team is called “${value}”`, 'choose one under Team'],
  ['account', (value) => `No account ${value} is known`, 'look at its 12 digits'],
]

export function UnknownValues({ values }: { values: Pick<ImpactFilter, Named> }) {
  const sentences = WORDS.flatMap(([name, words, choose]) =>
    values[name].map((value) => `${words(value)}, so nothing counts for it: ${choose}.`),
  )
  if (sentences.length === 0) return null
  return (
    <FormNotice tone="note">
      <ul>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </FormNotice>
  )
}
