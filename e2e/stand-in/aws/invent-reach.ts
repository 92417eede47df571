/** Whom an invented event hits: worked out from its seed whenever it is asked for, so that a million entities take no room. */
import { KINDS, type Kind, type KindName } from './invent-kinds'
import { countOf, type InventedService, nameOf } from './invent-services'
import { hashOf } from './randomness'
import { buildEntity, type Reach, type TruthEntity } from './truth-event'

/** What an event's reach follows from. */
export interface ReachPlan {
  kind: KindName
  service: InventedService
  region: string
  /** Accounts that use the service there. */
  pool: readonly string[]
  /** How many of them are hit. */
  accounts: number
  /** Entities over all accounts. */
  entities: number
  isOver: boolean
  announced: number
  /** What owners have done before then, they did in time. */
  startTime: number
  lastUpdatedTime: number
  /** Different for each event. */
  number: number
}

export class InventedReach implements Reach {
  private readonly plan: ReachPlan

  constructor(plan: ReachPlan) {
    this.plan = plan
  }

  accounts(): readonly string[] {
    const { pool, accounts } = this.plan
    const first = this.first()
    return Array.from({ length: accounts }, (_, index) => pool[(first + index) % pool.length] ?? '')
  }

  has(account: string): boolean {
    return this.placeOf(account) < this.plan.accounts
  }

  textOf(account: string | null): string {
    const kind: Kind = KINDS[this.plan.kind]
    const lines = [kind.title, ...kind.paragraphs].map((line) => this.fill(line, account))
    if (!kind.isPersonal || account === null) return lines.join('\n\n')
    const [one] = this.entitiesOf(account)
    return [...lines, `Account ${account}: ${one?.value ?? 'nothing by name'}.`].join('\n\n')
  }

  entitiesOf(account: string): readonly TruthEntity[] {
    const { kind, isOver, announced, lastUpdatedTime, accounts, entities } = this.plan
    const place = this.placeOf(account)
    if (place >= accounts) return []
    const { during, after } = KINDS[kind]
    const own = Math.floor(entities / accounts) + (place < entities % accounts ? 1 : 0)
    const values = this.valuesOf(account, own)
    return values.map((value) => {
      const doneAt = this.doneAt(account, value)
      const isDone = doneAt !== null && doneAt <= lastUpdatedTime
      const saidAt = announced + (hashOf(value) % 600) * 1000
      return buildEntity(account, value, {
        status: isDone || isOver ? after : during,
        lastUpdatedTime: isDone ? doneAt : isOver ? lastUpdatedTime : saidAt,
      })
    })
  }

  /** When the owner of a resource acts on what is planned: each account at its own pace, most before the day, some too late. */
  private doneAt(account: string, value: string): number | null {
    const { kind, announced, startTime, number } = this.plan
    if (KINDS[kind].category !== 'scheduledChange') return null
    const share = 0.1 + (hashOf(`${account} acts on ${number}`) % 900) / 1000 + (hashOf(`${value} done`) % 300) / 1000
    return Math.round(announced + share * (startTime - announced))
  }

  private valuesOf(account: string, own: number): string[] {
    const { kind, service, region, number } = this.plan
    const { service: about } = KINDS[kind] as Kind
    if (about !== undefined) return ['AWS_ACCOUNT']
    const count = countOf(service, account, region)
    const names = Array.from({ length: Math.min(own, count) }, (_, index) =>
      nameOf(service, account, region, (number + index) % count),
    )
    return names.sort()
  }

  private first(): number {
    return hashOf(`first ${this.plan.number}`) % this.plan.pool.length
  }

  /** Position of an account from the first that is hit; past the end for others. */
  private placeOf(account: string): number {
    const { pool } = this.plan
    const at = positionIn(pool, account)
    return at < 0 ? Number.POSITIVE_INFINITY : (at - this.first() + pool.length) % pool.length
  }

  private fill(line: string, account: string | null): string {
    const { service, region } = this.plan
    const own = account === null ? 'Some' : String(this.entitiesOf(account).length)
    return line.replaceAll('%n', own).replaceAll('%t', service.things).replaceAll('%r', region)
  }
}

/** Accounts of a pool stand in order. */
function positionIn(pool: readonly string[], account: string): number {
  let low = 0
  let high = pool.length - 1
  while (low <= high) {
    const middle = (low + high) >>> 1
    const found = pool[middle] ?? ''
    if (found === account) return middle
    if (found < account) low = middle + 1
    else high = middle - 1
  }
  return -1
}
