/** By which means something was changed: a heuristic, which says so and why. */
import { Chip } from '@/components/ui/chip'
import type { IamChangeView } from '@/lib/iam-changes/contract'
import { meansWord } from './change-words'

export function MeansLabel({ change: { means, meansWhy } }: { change: Pick<IamChangeView, 'means' | 'meansWhy'> }) {
  return (
    <details className="group/means">
      <summary className="w-fit list-none rounded-md [&::-webkit-details-marker]:hidden">
        <Chip tone={means === 'unknown' ? 'degradation' : 'neutral'}>
          {meansWord(means)}
          <span className="font-normal text-ink-muted"> – why?</span>
        </Chip>
      </summary>
      <p className="mt-1 max-w-60 text-xs text-pretty text-ink-muted">By rule of thumb: {meansWhy}</p>
    </details>
  )
}
