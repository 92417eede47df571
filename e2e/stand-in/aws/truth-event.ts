/** Events of AWS Health as they really are: what the stand-in answers from. */
import { hashOf, hexOf } from './randomness'

/** A resource that an event names in one account. */
export interface TruthEntity {
  value: string
  arn: string
  /** Null where AWS gives none. */
  status: string | null
  /** Milliseconds. */
  lastUpdatedTime: number
}

/** Whom an event hits, which may be worked out when it is asked for. */
export interface Reach {
  accounts(): readonly string[]
  has(account: string): boolean
  /** What AWS tells an account; what it tells everybody where the account is null. */
  textOf(account: string | null): string
  /** By value. */
  entitiesOf(account: string): readonly TruthEntity[]
}

/** One event; a change makes another object. Times are milliseconds. */
export interface TruthEvent {
  readonly arn: string
  readonly service: string
  readonly typeCode: string
  readonly category: string
  readonly region: string
  readonly startTime: number
  readonly endTime: number | null
  readonly lastUpdatedTime: number
  readonly status: string
  readonly scope: string
  readonly actionability: string | null
  readonly personas: readonly string[]
  readonly metadata: Readonly<Record<string, string>>
  readonly reach: Reach
}

/** What one account is told; text: null for the same as everybody. */
export interface AccountTold {
  text: string | null
  entities: readonly TruthEntity[]
}

/** A reach that is written down. */
export class ToldReach implements Reach {
  private readonly text: string
  private readonly told: ReadonlyMap<string, AccountTold>

  constructor(text: string, told: ReadonlyMap<string, AccountTold> = new Map()) {
    this.text = text
    this.told = told
  }

  accounts(): readonly string[] {
    return [...this.told.keys()]
  }

  has(account: string): boolean {
    return this.told.has(account)
  }

  textOf(account: string | null): string {
    return (account === null ? null : this.told.get(account)?.text) ?? this.text
  }

  entitiesOf(account: string): readonly TruthEntity[] {
    return this.told.get(account)?.entities ?? []
  }

  /** The same with another text for everybody who has none of their own. */
  withText(text: string): ToldReach {
    return new ToldReach(text, this.told)
  }

  /** The same with what one account is told now. */
  withAccount(account: string, change: (told: AccountTold) => AccountTold): ToldReach {
    const told = change(this.told.get(account) ?? { text: null, entities: [] })
    const entities = [...told.entities].sort((one, other) => (one.value < other.value ? -1 : 1))
    return new ToldReach(this.text, new Map(this.told).set(account, { ...told, entities }))
  }
}

/** The same reach written down, so that it can be changed. */
export function writeDown(reach: Reach): ToldReach {
  if (reach instanceof ToldReach) return reach
  const text = reach.textOf(null)
  const told = reach.accounts().map((account): [string, AccountTold] => {
    const own = reach.textOf(account)
    return [account, { text: own === text ? null : own, entities: reach.entitiesOf(account) }]
  })
  return new ToldReach(text, new Map(told))
}

/** A resource that is impaired, unless told otherwise. */
export function buildEntity(account: string, value: string, overrides: Partial<TruthEntity> = {}): TruthEntity {
  // Cheaper than a digest: a large organization asks for a million of them.
  const id = hashOf(`${account} ${value}`).toString(36) + hashOf(`${value} ${account}`).toString(36)
  const arn = `arn:aws:health:us-east-1:${account}:entity/${id}`
  return { value, arn, status: 'IMPAIRED', lastUpdatedTime: Date.UTC(2026, 0, 1), ...overrides }
}

/** An open issue of EC2 in Ireland that hits nobody yet; the ARN follows from service, type, Region and start. */
export function buildEvent(overrides: Partial<TruthEvent> = {}): TruthEvent {
  const event = {
    service: 'EC2',
    typeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
    category: 'issue',
    region: 'eu-west-1',
    startTime: Date.UTC(2026, 0, 1),
    endTime: null,
    lastUpdatedTime: overrides.startTime ?? Date.UTC(2026, 0, 1),
    status: 'open',
    scope: 'ACCOUNT_SPECIFIC',
    actionability: null,
    personas: [],
    metadata: {},
    reach: new ToldReach('Some instances answer slowly.'),
    ...overrides,
  }
  const { service, typeCode, region, startTime } = event
  const id = hexOf(`${typeCode} ${region} ${startTime}`, 16).toUpperCase()
  const arn = `arn:aws:health:${region}::event/${service}/${typeCode}/${typeCode}_${id.slice(0, 5)}_${id.slice(5)}`
  return { arn, ...event }
}
