/** Lets single requests of a poll fail without the others: what they were to bring stays to be read. */
import { SourceError } from '@/lib/errors'
import { AwsError } from '@/lib/sources/aws/aws-error'

/** What is asked of AWS Health beside the listing; each may be denied by itself. */
export type Step = 'accounts' | 'details' | 'entities'

/** So many failures of one step in a row, and the poll gives up: AWS is not there. */
const MOST_IN_A_ROW = 5
/** The same for AWS's own faults (5xx): one event at which AWS stumbles is looked for by halves. */
const MOST_STUMBLES = 12

/** The requests of one poll. */
export class Attempts {
  /** The first failure; the poll has failed where there is one, whatever else it brought. */
  failure: SourceError | null = null
  /** Where AWS stumbled: what was asked for there stays to be read, and the poll goes on. */
  readonly stumbles: SourceError[] = []
  readonly #inARow: Record<Step, number> = { accounts: 0, details: 0, entities: 0 }
  readonly #denied = new Set<Step>()

  /** Whether AWS denies this step to the connection, or any step. */
  isDenied(step?: Step): boolean {
    return step === undefined ? this.#denied.size > 0 : this.#denied.has(step)
  }

  /** Notes a failure that costs only what it was about. */
  note(error: SourceError): void {
    this.failure ??= error
  }

  /**
   * Sends a request. Null where it failed; a step that is denied is not tried again in this poll.
   * @throws {SourceError} where there is no use in going on
   */
  async send<T>(step: Step, request: () => Promise<T>): Promise<T | null> {
    if (this.isDenied(step)) return null
    try {
      const answer = await request()
      this.#inARow[step] = 0
      return answer
    } catch (error) {
      if (!(error instanceof SourceError)) throw error
      this.#inARow[step] += 1
      if (isStumble(error) && this.#inARow[step] < MOST_STUMBLES) {
        this.stumbles.push(error)
        return null
      }
      this.note(error)
      if (error instanceof AwsError && error.reason === 'denied') this.#denied.add(step)
      else if (isHopeless(error) || this.#inARow[step] >= MOST_IN_A_ROW) throw error
      return null
    }
  }

  /**
   * Sends a request about several things; where AWS stumbles over it, one about each half, so that what it stumbles at
   * costs only itself. Returns the answers that came.
   * @throws {SourceError} as `send`
   */
  async sendByHalves<T, R>(step: Step, asked: readonly T[], request: (some: readonly T[]) => Promise<R>): Promise<R[]> {
    const before = this.stumbles.length
    const answer = await this.send(step, () => request(asked))
    if (answer !== null) return [answer]
    if (this.stumbles.length === before || asked.length === 1) return []
    const half = Math.ceil(asked.length / 2)
    const first = await this.sendByHalves(step, asked.slice(0, half), request)
    return [...first, ...(await this.sendByHalves(step, asked.slice(half), request))]
  }
}

/** AWS's own fault, which can be about what was asked for. */
function isStumble(error: SourceError): boolean {
  return error instanceof AwsError && error.reason === 'server'
}

/** Credentials, plan or clock are wrong: every other request will fail too. */
function isHopeless(error: SourceError): boolean {
  return error.kind === 'denied' || error.kind === 'not-subscribed'
}
