/** What the machine found for an item, at a glance; hatched as long as nothing can be told. Apart from what people decided. */
'use client'

import { VerdictMark } from '@/components/ui/verdict-mark'
import type { ItemView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { EvidenceCounts } from './evidence-counts'

export function ItemEvidence({ item }: { item: ItemView }) {
  const { evidence } = useChecklist()
  if (item.kind === 'person') return null
  const found = evidence.of(item)
  if (found?.incident) return <VerdictMark verdict={found.incident.verdict} withWord />
  if (found?.now && hasAccount(found.now)) return <EvidenceCounts counts={found.now} />
  return <VerdictMark verdict="not-checked" withWord />
}

function hasAccount(counts: Record<string, number>): boolean {
  return Object.values(counts).some((count) => count > 0)
}
