/** Who finds out about an item, in words. */
import type { ItemKind } from '@/lib/domain/postmortem/words'

export const KIND_WORDS: Record<ItemKind, string> = {
  auto: 'The machine',
  semi: 'Machine and person',
  person: 'A person',
}
