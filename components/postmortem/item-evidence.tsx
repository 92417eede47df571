/** The place of the machine's evidence for an item: hatched as long as nothing is collected for it. */
import { Chip } from '@/components/ui/chip'
import type { ItemKind } from '@/lib/domain/postmortem/words'

const WHY = 'Not checked: Faultline does not collect this yet'

export function ItemEvidence() {
  return (
    <Chip tone="unknown" title={WHY}>
      Not checked
    </Chip>
  )
}

/** The same, with what it means. */
export function ItemEvidenceWords({ kind }: { kind: ItemKind }) {
  if (kind === 'person') return null
  return (
    <p className="text-xs text-pretty text-ink-muted">
      {WHY}. {kind === 'auto' ? 'Look yourself and say what you saw.' : 'Collect it and decide yourself.'}
    </p>
  )
}
