/** Gathers what one poll could not read, bounded: nobody reads more of them, and memory is bounded too. */
import type { Unreadable } from '@/lib/sources/source'

const MOST = 500

/** The first items that are added. */
export class UnreadableList {
  readonly items: Unreadable[] = []

  add(items: readonly Unreadable[]): void {
    this.items.push(...items.slice(0, MOST - this.items.length))
  }
}
