/** Sums up whom outages touched, and for how long, by account and by team. */
import type { ImpactClock } from '../impact-window'
import { type AccountTimes, accountTimeSteps } from './account-time'
import { TouchLog } from './account-time-log'
import type { Outage } from './outage'
import type { Finder } from './reach-outage'
import type { Tenure } from './reach-scope'

export interface FiguresQuestion {
  outages: readonly Outage[]
  clock: ImpactClock
  /** Its time is what counts. */
  finder: Finder
  /** One more than the last position, and than the last owner. */
  size: number
  ownerCount: number
  tenures: readonly Tenure[]
}

/** How many outages are looked at in one go: each may reach whom nobody asked for before. */
const STEP = 20

/** The times of all accounts and owners, by the clock. */
export function* reachFigureSteps(question: FiguresQuestion): Generator<undefined, AccountTimes> {
  const { outages, clock, finder, ...counted } = question
  const log = new TouchLog()
  for (const [index, outage] of outages.entries()) {
    logTouch(outage, clock, finder, log)
    if (index % STEP === STEP - 1) yield
  }
  return yield* accountTimeSteps({ ...counted, log, scope: finder.scope })
}

function logTouch(outage: Outage, clock: ImpactClock, { within, groupsOf }: Finder, log: TouchLog): void {
  const told = outage.spans[clock]
  if (told.length === 0) return
  for (const { certainty, positions, since } of groupsOf(outage)) {
    const start = since === null ? within.from : Math.max(since, within.from)
    for (const [from, to] of told)
      log.add(certainty, positions, Math.max(from, start), Math.min(to ?? within.to, within.to))
  }
}
