/** Gathers what a reading of AWS Health came to, for its PollRun. */
import type { RefusedDetail } from '@/lib/sources/aws-health/reader'
import type { Unreadable } from '@/lib/sources/source'
import { UnreadableList } from '../unreadable-list'

export class Report {
  /** Events on the pages of the listing. */
  eventsListed = 0
  readonly #unreadable = new UnreadableList()
  readonly #moved = new Set<string>()

  get unreadable(): Unreadable[] {
    return this.#unreadable.items
  }

  get eventsMoved(): number {
    return this.#moved.size
  }

  /** Notes the ids of events about which something changed. */
  addMoved(ids: readonly string[]): void {
    for (const id of ids) this.#moved.add(id)
  }

  addUnreadable(items: readonly Unreadable[]): void {
    this.#unreadable.add(items)
  }

  /** Notes where AWS stumbled; what was asked for there is asked for again by the next poll. */
  addStumbles(errors: readonly Error[]): void {
    const messages = new Set(errors.map(({ message }) => message))
    this.addUnreadable([...messages].map((why) => ({ where: 'answers of AWS Health', why, received: '', lost: null })))
  }

  /** Notes what AWS would not tell, with its reason. */
  addRefused(what: string, refused: RefusedDetail): void {
    const { arn, account, name, message } = refused
    const whose = account === null ? '' : `, account ${account}`
    const reason = message === '' ? name : `${name}: ${message}`
    this.addUnreadable([
      {
        where: `${what} of ${arn}${whose}`,
        why: `AWS Health refused it (${reason})`,
        received: JSON.stringify(refused),
        lost: null,
      },
    ])
  }
}
