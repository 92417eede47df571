/** The way of a post-mortem in four steps, and which of them it stands at. */
import { Check } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import type { PostmortemView } from '@/lib/postmortems/contract'

export function SignOffProgress({ postmortem }: { postmortem: PostmortemView }) {
  const steps = stepsOf(postmortem)
  const current = steps.findLastIndex(({ isReached }) => isReached)
  return (
    <ol
      aria-label="On the way to being published"
      className="flex min-w-0 flex-wrap items-center gap-x-4 gap-y-2 sm:gap-x-1.5"
    >
      {steps.map(({ name, isReached }, index) => (
        <li
          key={name}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'flex items-center gap-1.5 text-sm',
            index === current ? 'font-semibold text-ink' : 'text-ink-muted',
          )}
        >
          {index === 0 ? null : <span aria-hidden className="h-px w-6 bg-line-strong max-sm:hidden" />}
          <span
            aria-hidden
            className={classNames(
              'inline-flex size-4 shrink-0 items-center justify-center rounded-full border',
              index < current && 'border-resolved bg-resolved-soft text-resolved',
              index === current &&
                (index === steps.length - 1 ? 'border-resolved bg-resolved text-surface' : 'border-accent bg-accent'),
              index > current && 'border-line-field',
            )}
          >
            {index < current || (index === steps.length - 1 && isReached) ? <Check size={10} strokeWidth={3} /> : null}
          </span>
          {name}
        </li>
      ))}
    </ol>
  )
}

function stepsOf({ state, signOffs, revision }: PostmortemView) {
  const signed = signOffs.filter(({ signature }) => signature !== null).length
  const isPublished = state === 'published'
  const all = signOffs.length
  return [
    { name: 'Draft', isReached: true },
    { name: 'In review', isReached: state !== 'draft' },
    {
      name: all === 0 ? 'No signatures needed' : `Signed ${signed} of ${all}`,
      isReached: isPublished || (state === 'review' && signed === all),
    },
    {
      name: isPublished && revision !== null ? `Published, revision ${revision}` : 'Published',
      isReached: isPublished,
    },
  ]
}
