/** Gathers entities as pages of them come in, and stores them some thousand at a time. */
import type { NormalEntity } from '@/lib/domain/health-event'
import type { AccountReach } from '@/lib/events/reach'
import type { EventUnderWay, HealthReading } from './reading'
import { storeReach } from './store-reach'

/** More entities than this are not held in memory. */
const FULL = 5_000

interface GatheredAccount {
  isRead: boolean
  entities: NormalEntity[]
}

export class ReachSink {
  readonly #run: HealthReading
  #accounts = new Map<EventUnderWay, Map<string, GatheredAccount>>()
  #count = 0
  #storing: Promise<void> = Promise.resolve()

  constructor(run: HealthReading) {
    this.#run = run
  }

  addEntity(event: EventUnderWay, account: string, entity: NormalEntity): void {
    this.#gathered(event, account).entities.push(entity)
    this.#count += 1
  }

  /** Notes that text and entities of an account have been read whole; stored no sooner than those entities. */
  addRead(event: EventUnderWay, account: string): void {
    this.#gathered(event, account).isRead = true
  }

  async flushIfFull(): Promise<void> {
    if (this.#count >= FULL) await this.flush()
  }

  /** Stores everything that was gathered until now. */
  flush(): Promise<void> {
    const accounts = this.#accounts
    this.#accounts = new Map()
    this.#count = 0
    this.#storing = this.#storing.then(() => this.#store(accounts))
    return this.#storing
  }

  #gathered(event: EventUnderWay, account: string): GatheredAccount {
    const accounts = this.#accounts.get(event) ?? new Map<string, GatheredAccount>()
    this.#accounts.set(event, accounts)
    const gathered = accounts.get(account) ?? { isRead: false, entities: [] }
    accounts.set(account, gathered)
    return gathered
  }

  async #store(gathered: Map<EventUnderWay, Map<string, GatheredAccount>>): Promise<void> {
    const { connection, report } = this.#run
    const reaches = [...gathered].flatMap(([{ eventId, reading }, accounts]) => {
      if (eventId === null) return []
      const { lastUpdatedAt: saidAt, isKnown: isNews } = reading
      const told = [...accounts].map(
        ([account, { isRead, entities }]): AccountReach => ({
          account,
          text: null,
          readFor: isRead ? saidAt : null,
          entities,
        }),
      )
      return [{ eventId, connectionId: connection.id, saidAt, isNews, accounts: told }]
    })
    await storeReach(report, reaches)
  }
}
