/** All events, how they change, and when a change can be seen. */
import type { StandInClock } from './clock'
import { buildEntity, buildEvent, type TruthEntity, type TruthEvent, writeDown } from './truth-event'

/** When a change is seen, and whether AWS admits to it. */
export interface Timing {
  /** Leaves lastUpdatedTime as it was. */
  silent?: boolean
  /** Milliseconds until listings and details show it; lastUpdatedTime is that of the change all the same. */
  visibleAfter?: number
}

/** What can change about an event itself. */
export type EventChange = Partial<Omit<TruthEvent, 'arn' | 'reach' | 'lastUpdatedTime'>> & { text?: string }

/** What an account is told when an event comes to hit it. */
export interface Hit {
  text?: string
  entities?: readonly TruthEntity[]
}

export class TruthEvents {
  /** Grows with each change that can be seen. */
  revision = 0
  private readonly clock: StandInClock
  private readonly visible = new Map<string, TruthEvent>()
  /** The latest state of events that have one which is not to be seen yet. */
  private readonly latest = new Map<string, TruthEvent>()
  private staged: { event: TruthEvent; at: number }[] = []

  constructor(clock: StandInClock) {
    this.clock = clock
  }

  /** Adds an event as it is, with its own lastUpdatedTime: history. */
  put(event: TruthEvent): TruthEvent {
    this.visible.set(event.arn, event)
    this.revision += 1
    return event
  }

  /** An event begins now, unless it says otherwise. */
  add(overrides: Partial<TruthEvent> = {}, timing: Timing = {}): TruthEvent {
    const now = this.clock.now()
    return this.publish(buildEvent({ startTime: now, lastUpdatedTime: now, ...overrides }), timing)
  }

  /** Changes the event itself; `text` is what everybody is told who is told nothing of their own. */
  change(arn: string, { text, ...change }: EventChange, timing: Timing = {}): TruthEvent {
    const event = this.getLatest(arn)
    const reach = text === undefined ? event.reach : writeDown(event.reach).withText(text)
    return this.publish(this.touch({ ...event, ...change, reach }, timing), timing)
  }

  /** The event is over. */
  resolve(arn: string, text?: string, timing: Timing = {}): TruthEvent {
    const now = this.clock.now()
    return this.change(arn, { status: 'closed', endTime: now, ...(text === undefined ? {} : { text }) }, timing)
  }

  /** The event hits one more account. */
  hit(arn: string, account: string, { text, entities = [] }: Hit = {}, timing: Timing = {}): TruthEvent {
    return this.retell(arn, account, { text: text ?? null, entities }, timing)
  }

  /** The account is told something of its own. */
  changeText(arn: string, account: string, text: string, timing: Timing = {}): TruthEvent {
    return this.retell(arn, account, { text, entities: this.getLatest(arn).reach.entitiesOf(account) }, timing)
  }

  /** A resource is added or changes; silently where `timing` says so. */
  changeEntity(
    arn: string,
    account: string,
    value: string,
    change: Partial<TruthEntity> = {},
    timing: Timing = {},
  ): TruthEvent {
    const event = this.getLatest(arn)
    const known = event.reach.entitiesOf(account)
    const before = known.find((each) => each.value === value) ?? buildEntity(account, value)
    const after = { ...before, lastUpdatedTime: this.clock.now(), ...change }
    const reach = writeDown(event.reach).withAccount(account, (told) => ({
      ...told,
      entities: [...told.entities.filter((each) => each.value !== value), after],
    }))
    return this.publish(this.touch({ ...event, reach }, timing), timing)
  }

  /** AWS forgets the event. */
  forget(arn: string): void {
    this.visible.delete(arn)
    this.revision += 1
  }

  /** What can be seen now. */
  list(): Iterable<TruthEvent> {
    this.publishDue()
    return this.visible.values()
  }

  /** As it can be seen now. */
  find(arn: string): TruthEvent | null {
    this.publishDue()
    return this.visible.get(arn) ?? null
  }

  /** Lets what is due be seen, which moves the revision. */
  publishDue(): void {
    if (this.staged.length === 0) return
    const now = this.clock.now()
    const due = this.staged.filter(({ at }) => at <= now)
    this.staged = this.staged.filter(({ at }) => at > now)
    for (const { event } of due) {
      this.put(event)
      if (this.latest.get(event.arn) === event) this.latest.delete(event.arn)
    }
  }

  private getLatest(arn: string): TruthEvent {
    const event = this.latest.get(arn) ?? this.find(arn)
    if (event === null) throw new Error(`The stand-in knows no event ${arn}.`)
    return event
  }

  private retell(
    arn: string,
    account: string,
    told: { text: string | null; entities: readonly TruthEntity[] },
    timing: Timing,
  ) {
    const event = this.getLatest(arn)
    const reach = writeDown(event.reach).withAccount(account, () => told)
    return this.publish(this.touch({ ...event, reach }, timing), timing)
  }

  private touch(event: TruthEvent, { silent = false }: Timing): TruthEvent {
    return silent ? event : { ...event, lastUpdatedTime: this.clock.now() }
  }

  private publish(event: TruthEvent, { visibleAfter = 0 }: Timing): TruthEvent {
    if (visibleAfter === 0 && !this.latest.has(event.arn)) return this.put(event)
    this.latest.set(event.arn, event)
    // Never before an earlier change of the same event, which would undo this one.
    const earlier = this.staged.filter((each) => each.event.arn === event.arn).map(({ at }) => at)
    this.staged.push({ event, at: Math.max(this.clock.now() + visibleAfter, ...earlier) })
    return event
  }
}
