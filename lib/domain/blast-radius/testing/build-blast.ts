/** Facts of a blast radius for tests: an outage of EC2 in us-east-1 from 12:00 to 13:00, unless said otherwise. */
import type { BlastAccount, BlastEvent, BlastFacts, Fault, Trail } from '../facts'
import type { FaultEvent, FaultSource, ToldOutage } from '../fault-spans'
import { wholeSpan } from '../spans'

const MINUTE = 60_000

/** 12:00 UTC of the day on which invented outages begin. */
export const NOON = Date.UTC(2026, 4, 14, 12)

/** A moment so many minutes after NOON, ms. */
export function minute(count: number): number {
  return NOON + count * MINUTE
}

/** A public event of EC2 that AWS closed after an hour. */
export function buildFaultEvent(overrides: Partial<FaultEvent> = {}): FaultEvent {
  return {
    id: '1',
    service: 'ec2',
    serviceName: 'Amazon EC2',
    region: 'us-east-1',
    partition: 'aws',
    scope: 'PUBLIC',
    typeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
    status: 'closed',
    summary: 'Slow answers',
    startedAt: NOON,
    endedAt: minute(60),
    saidAt: minute(60),
    windows: [],
    impacted: [],
    ...overrides,
  }
}

/** An incident of AWS's of which people said nothing. */
export function buildSource(
  events: readonly FaultEvent[],
  overrides: Partial<Omit<FaultSource, 'told'>> & { told?: Partial<ToldOutage> } = {},
): FaultSource {
  const told = { services: [], regions: [], partition: null, startedAt: NOON, endedAt: null, ...overrides.told }
  return { kind: 'provider', events, ...overrides, told }
}

/** What failed: EC2 in us-east-1 for an hour. */
export function buildFault(overrides: Partial<Fault> = {}): Fault {
  return {
    eventId: '1',
    via: 'event',
    service: 'ec2',
    serviceName: 'Amazon EC2',
    region: 'us-east-1',
    partition: 'aws',
    isAccountEvent: false,
    infers: true,
    spans: [[NOON, minute(60)]],
    ...overrides,
  }
}

/** An event that lasted for an hour. */
export function buildBlastEvent(overrides: Partial<BlastEvent> = {}): BlastEvent {
  return {
    id: '1',
    service: 'ec2',
    serviceName: 'Amazon EC2',
    region: 'us-east-1',
    summary: 'Slow answers',
    spans: [[NOON, minute(60)]],
    ...overrides,
  }
}

/** Accounts that use EC2 in us-east-1, from the first fault. */
export function buildTrail(overrides: Partial<Trail> = {}): Trail {
  return {
    fault: 0,
    steps: [{ name: 'Accounts that use it', sentence: 'It uses it.', by: 'usage', source: null }],
    end: { kind: 'uses', service: 'ec2', region: 'us-east-1', partition: 'aws' },
    ...overrides,
  }
}

/** An account of the directory that nothing touches; its id is the number with noughts before it. */
export function buildAccount(number = 1, overrides: Partial<BlastAccount> = {}): BlastAccount {
  return {
    id: String(number).padStart(12, '0'),
    name: `account-${number}`,
    status: 'ACTIVE',
    isGone: false,
    unit: null,
    teams: [],
    environment: null,
    criticality: null,
    weight: 1,
    usageUnknown: false,
    named: [],
    trails: [],
    staleTrails: [],
    report: null,
    entities: 0,
    impairedEntities: 0,
    ...overrides,
  }
}

/** What a person said of an account. */
export function buildReport(verdict: 'touched' | 'clear' = 'touched'): NonNullable<BlastAccount['report']> {
  return { id: '1', verdict, note: 'Seen it', by: 'Mira', at: new Date(NOON).toISOString() }
}

/** An incident of the given faults and events; it lasts as long as they do. */
export function buildBlastFacts(overrides: Partial<BlastFacts> = {}): BlastFacts {
  const { faults = [], events = [] } = overrides
  const [from, to] = wholeSpan([...faults, ...events].map(({ spans }) => spans)) ?? [NOON, minute(60)]
  return {
    incidentId: '1',
    from,
    to,
    asOf: minute(600),
    catalogue: 'test',
    faults,
    trails: [],
    events,
    units: [],
    teams: [],
    environments: [],
    accounts: [],
    ...overrides,
  }
}

/** Indices of the accounts with that TOUCH, in the order of the accounts. */
export function accountsWith(touches: Uint8Array, touch: number): number[] {
  const found: number[] = []
  for (const [account, each] of touches.entries()) if (each === touch) found.push(account)
  return found
}
