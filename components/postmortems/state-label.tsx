/** How far a post-mortem is: draft, in review, published. */
import { StatusLabel } from '@/components/ui/status-label'
import { type PostmortemState, STATE_WORDS } from '@/lib/domain/postmortem/words'

export function StateLabel({ state }: { state: PostmortemState }) {
  if (state === 'published') return <StatusLabel word={STATE_WORDS.published} tone="over" />
  return <StatusLabel word={STATE_WORDS[state]} tone={state === 'review' ? 'accent' : 'neutral'} />
}
