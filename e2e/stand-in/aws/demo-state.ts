/** What the demo has let happen so far: kept in a file, so that the next start goes on instead of beginning anew. */
import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { MINUTE, type Outage, resolved } from '../outage'
import type { Trouble } from './demo-trouble'

export interface DemoState {
  /** Milliseconds of the first start: what was invented is as old as it was then. */
  began: number
  outages: Outage[]
  troubles: Trouble[]
}

/** The demo as it was left; what was going on then is over now. */
export function openState(file: string, now: number): DemoState {
  const { began, outages, troubles } = read(file) ?? {
    began: Math.floor(now / MINUTE) * MINUTE,
    outages: [],
    troubles: [],
  }
  return {
    began,
    outages: outages.map((outage) => (isOver(outage) ? outage : endOutage(outage, now))),
    troubles: troubles.map((trouble) => ({ ...trouble, endedAt: trouble.endedAt ?? now })),
  }
}

/** Whether AWS has closed it. */
export function isOver({ said }: Outage): boolean {
  return said.at(-1)?.status === 0
}

/** The same outage, closed. */
export function endOutage(outage: Outage, now: number): Outage {
  return resolved(outage, minutesInto(outage, now), 'The cause is removed, and the service works as usual.')
}

/** Minutes since its start, to the second. */
export function minutesInto({ startedAt }: Outage, now: number): number {
  return Math.floor((now - startedAt) / 1000) / 60
}

/** Writes all of it, or nothing. */
export function saveState(file: string, state: DemoState): void {
  writeFileSync(`${file}.new`, JSON.stringify(state))
  renameSync(`${file}.new`, file)
}

function read(file: string): DemoState | null {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as DemoState
  } catch {
    return null
  }
}
