/** SQS queues: messages that come back until they are deleted. */
import { randomUUID } from 'node:crypto'
import type { StandInClock } from './clock'

export interface Message {
  id: string
  body: string
  /** Milliseconds. */
  sentAt: number
  /** Not received before this moment. */
  visibleAt: number
  receipt: string
  receives: number
}

/** One queue; the first that receives a message hides it for `hideMs`. */
export class Queue {
  readonly name: string
  readonly account: string
  readonly region: string
  private readonly clock: StandInClock
  private messages: Message[] = []
  private waiting: (() => void)[] = []

  constructor(name: string, account: string, region: string, clock: StandInClock) {
    this.name = name
    this.account = account
    this.region = region
    this.clock = clock
  }

  /** Puts a message in; who waits for one gets it at once. */
  send(body: string): Message {
    const now = this.clock.now()
    const message = { id: randomUUID(), body, sentAt: now, visibleAt: now, receipt: '', receives: 0 }
    this.messages.push(message)
    for (const wake of this.waiting.splice(0)) wake()
    return message
  }

  /** How many are not deleted. */
  get size(): number {
    return this.messages.length
  }

  /** How many could be received now. */
  get visible(): number {
    return this.messages.filter(({ visibleAt }) => visibleAt <= this.clock.now()).length
  }

  /** Up to `most` messages, hidden from others for `hideMs`. */
  receive(most: number, hideMs: number): Message[] {
    const now = this.clock.now()
    const taken = this.messages.filter(({ visibleAt }) => visibleAt <= now).slice(0, most)
    for (const message of taken) {
      message.visibleAt = now + hideMs
      message.receipt = randomUUID()
      message.receives += 1
    }
    return taken
  }

  /** Waits for a message, `waitMs` at most. */
  async wait(waitMs: number, signal: AbortSignal): Promise<void> {
    if (this.visible > 0 || waitMs === 0 || signal.aborted) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs)
      const wake = () => {
        clearTimeout(timer)
        resolve()
      }
      signal.addEventListener('abort', wake, { once: true })
      this.waiting.push(wake)
    })
  }

  /** Deletes the message that was received with this receipt, if that is its latest. */
  delete(receipt: string): void {
    this.messages = this.messages.filter((each) => each.receipt !== receipt)
  }

  /** Hides a received message for so long from now on. */
  hide(receipt: string, hideMs: number): void {
    const message = this.messages.find((each) => each.receipt === receipt)
    if (message) message.visibleAt = this.clock.now() + hideMs
  }
}

/** Queues by account and name. */
export class Queues {
  private readonly clock: StandInClock
  private readonly queues = new Map<string, Queue>()

  constructor(clock: StandInClock) {
    this.clock = clock
  }

  /** Makes a queue. */
  add(name: string, account: string, region = 'us-east-1'): Queue {
    const queue = new Queue(name, account, region, this.clock)
    this.queues.set(`${account}/${name}`, queue)
    return queue
  }

  /** All of them. */
  list(): Queue[] {
    return [...this.queues.values()]
  }

  /** The queue of an address that ends in account and name. */
  find(url: string): Queue | null {
    return this.queues.get(url.split('/').slice(-2).join('/')) ?? null
  }
}
