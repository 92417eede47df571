/** What can be made to go wrong, by operation, with a share or a number of times. */
import type { Call } from './call'
import { pageNumber } from './page-token'
import { type Chance, chanceOf } from './randomness'
import type { ServiceName } from './wires'

/** Answers that take the place of the right one. */
export type Refusal =
  | 'throttled'
  /** Status 500 in the service's protocol. */
  | 'broken'
  /** Status 503 with a page of HTML. */
  | 'unavailable'
  /** The connection is closed without a word. */
  | 'dropped'
  /** The connection is closed in the middle of the right answer. */
  | 'cut short'
  | 'token expired'
  | 'denied'
  /** As where a partition or Region lacks the operation. */
  | 'not offered'
  | 'not subscribed'
  | 'credentials expired'
  | 'clock skewed'

/** Right answers that come differently. */
export type Oddity =
  /** After `delayMs`. */
  | 'slow'
  /** Items of the page before come again. */
  | 'duplicates'
  /** Another order for each listing. */
  | 'reordered'
  /** Pages without items, with a token. */
  | 'empty pages'

export interface Fault {
  kind: Refusal | Oddity
  service?: ServiceName
  /** AWS's name, such as DescribeEvents. */
  operation?: string
  /** Only what this account's credentials ask. */
  account?: string
  /** Share of the calls, from 0 to 1; all when left out. */
  share?: number
  /** So many calls, then no more. */
  times?: number
  /** Only pages from this one on: a page set that breaks in the middle. */
  fromPage?: number
  /** Milliseconds, of `slow`. */
  delayMs?: number
}

const ODDITIES: readonly Fault['kind'][] = ['slow', 'duplicates', 'reordered', 'empty pages']

/** The faults that are switched on. */
export class Faults {
  private active: (Fault & { left: number })[] = []
  private readonly chance: Chance = chanceOf('faults')

  /** Switches a fault on; the answer switches it off. */
  on(fault: Fault): () => void {
    const entry = { ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }
    this.active.push(entry)
    return () => {
      this.active = this.active.filter((each) => each !== entry)
    }
  }

  /** Switches all off. */
  clear(): void {
    this.active = []
  }

  /** The refusal that strikes this call, if one does. */
  refusalOf(call: Call): Refusal | null {
    return (this.strike(call, ({ kind }) => !ODDITIES.includes(kind))?.kind as Refusal | undefined) ?? null
  }

  /** Whether this oddity strikes this call. */
  isOdd(oddity: Oddity, call: Call): boolean {
    return this.strike(call, ({ kind }) => kind === oddity) !== null
  }

  /** Milliseconds that this call waits. */
  delayOf(call: Call): number {
    return this.strike(call, ({ kind }) => kind === 'slow')?.delayMs ?? 0
  }

  private strike(call: Call, isWanted: (fault: Fault) => boolean): Fault | null {
    const fault = this.active.find((each) => isWanted(each) && each.left > 0 && fits(each, call) && this.isHit(each))
    if (fault === undefined) return null
    fault.left -= 1
    return fault
  }

  private isHit({ share = 1 }: Fault): boolean {
    return share >= 1 || this.chance() < share
  }
}

function fits({ service, operation, account, fromPage = 1 }: Fault, call: Call): boolean {
  if (service !== undefined && service !== call.service) return false
  if (operation !== undefined && operation !== call.operation) return false
  if (account !== undefined && account !== call.account) return false
  return fromPage <= 1 || pageNumber(call.input.nextToken ?? call.input.NextToken ?? call.input.Marker) >= fromPage
}
