/** Derives what fails in an identity incident, and what goes on working, from what AWS names and says. */
import { existingKeepsWorking } from './follows-from-design'
import { FAILURE_KINDS, type FailureKind, type IdentityEvent, type IdentityFailure } from './identity-event'
import type { KindredStatement } from './kindred-statement'
import { listedStatements } from './listed-services'
import { type Settled, settleEvent } from './settle'
import { statementWords } from './statement-words'
import { ASPECTS, IDENTITY_SERVICES } from './subjects'

/**
 * Null where no event is of an identity service or names one. The same whatever order events and updates come in; of
 * one event the latest word on a part and Region counts, of several events that something fails. Throws for no text.
 */
export function readIdentityFailure(
  events: readonly IdentityEvent[],
  { partition }: { partition: string | null },
): IdentityFailure | null {
  const concerned = events.filter(concernsIdentity).toSorted((a, b) => compareIds(a.id, b.id))
  if (concerned.length === 0) return null
  const best = bestOf(concerned.flatMap(settleEvent))
  const said = [...grouped(best), ...listedStatements(concerned, best)]
  const kinds = kindsOf(said)
  const statements = said.map(({ statement }) => statement)
  if (existingAreUnnamed(said) && (kinds.includes('control-plane') || kinds.includes('propagation'))) {
    statements.push(existingKeepsWorking({ partition, isOver: concerned.every(({ isOver }) => isOver) }))
  }
  return { kinds, statements: statements.toSorted((a, b) => Number(a.works) - Number(b.works)) }
}

function concernsIdentity({ service, impactedServices }: IdentityEvent): boolean {
  return IDENTITY_SERVICES.has(service) || impactedServices.some((impacted) => IDENTITY_SERVICES.has(impacted.service))
}

/** Of each part and Region what matters most: that it fails, that it failed, that it came back, that it works. */
function bestOf(settled: readonly Settled[]): Settled[] {
  const best = new Map<string, Settled>()
  for (const each of settled) {
    const key = `${each.aspect}|${each.region}`
    const other = best.get(key)
    if (other === undefined || (rankOf(each) - rankOf(other) || each.saidAt - other.saidAt) > 0) best.set(key, each)
  }
  return [...best.values()]
}

function rankOf({ state, manner, isOver }: Settled): number {
  if (manner === null) return 0
  if (isOver) return 2
  return state === 'fails' ? 3 : 1
}

/** One statement for what one sentence says of one part in several Regions, in the order of ASPECTS. */
function grouped(settled: readonly Settled[]): KindredStatement[] {
  const groups = new Map<string, KindredStatement>()
  for (const each of settled) {
    const statement = statementOf(each)
    const key = `${statement.statement.words}|${each.eventId}|${statement.statement.sentence}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, statement)
    else group.statement.regions.push(each.region)
  }
  for (const { statement } of groups.values()) statement.regions.sort()
  return [...groups.values()].toSorted((a, b) => ORDER.indexOf(a.aspect ?? '') - ORDER.indexOf(b.aspect ?? ''))
}

const ORDER = Object.keys(ASPECTS)

function statementOf(settled: Settled): KindredStatement {
  const { aspect, manner, state, isOver, sentence, backSentence, region, eventId } = settled
  const cameBack = state === 'recovered' && !isOver
  return {
    aspect,
    kind: ASPECTS[aspect].kind,
    failed: manner !== null,
    statement: {
      works: manner === null || cameBack,
      words: statementWords(settled),
      regions: [region],
      sentence: cameBack ? (backSentence ?? sentence) : sentence,
      eventId,
      source: null,
    },
  }
}

function kindsOf(said: readonly KindredStatement[]): FailureKind[] {
  const failing = new Set(said.filter(({ failed }) => failed).map(({ kind }) => kind))
  const kinds = FAILURE_KINDS.filter((kind) => failing.has(kind))
  return kinds.length === 0 ? ['unknown'] : kinds
}

/** Whether nothing is said of principals that exist, and nothing of the data plane fails. */
function existingAreUnnamed(said: readonly KindredStatement[]): boolean {
  return !said.some(({ aspect, kind, failed }) => aspect === 'existing' || (failed && kind === 'data-plane'))
}

/** Ids are whole numbers as text. */
function compareIds(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
}
