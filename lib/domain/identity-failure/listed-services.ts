/** What follows from the identity services that AWS lists as hit by an event, where no text says more of them. */
import type { FailureKind, IdentityEvent } from './identity-event'
import type { KindredStatement } from './kindred-statement'
import type { Settled } from './settle'
import { listedWords } from './statement-words'
import { ASPECTS, IDENTITY_SERVICES } from './subjects'

/** One for each listed service and event, with the Regions of which no text tells; of IAM it stays open what fails. */
export function listedStatements(events: readonly IdentityEvent[], told: readonly Settled[]): KindredStatement[] {
  return events.flatMap((event) => listedBy(event, told))
}

function listedBy(event: IdentityEvent, told: readonly Settled[]): KindredStatement[] {
  const listed = new Map<string, KindredStatement>()
  const isClear = told.some(({ eventId, manner }) => eventId === event.id && manner !== null)
  for (const { service, region, isOver } of event.impactedServices) {
    const identity = IDENTITY_SERVICES.get(service)
    if (identity === undefined || (isClear && service === event.service)) continue
    const kind = identity.aspect === null ? null : ASPECTS[identity.aspect].kind
    if (isTold(told, kind, region)) continue
    const words = listedWords(identity.name, { isOver, isEventOver: event.isOver })
    const same = listed.get(words)
    if (same === undefined) listed.set(words, statementOf(event, { words, kind, region, isOver }))
    else if (!same.statement.regions.includes(region)) same.statement.regions.push(region)
  }
  for (const { statement } of listed.values()) statement.regions.sort()
  return [...listed.values()]
}

function statementOf(
  event: IdentityEvent,
  { words, kind, region, isOver }: { words: string; kind: FailureKind | null; region: string; isOver: boolean },
): KindredStatement {
  return {
    aspect: null,
    kind,
    failed: true,
    statement: {
      works: isOver && !event.isOver,
      words,
      regions: [region],
      sentence: null,
      eventId: event.id,
      source: null,
    },
  }
}

/** Whether a text tells that something of that kind fails there; of an open kind, whether it tells of IAM itself. */
function isTold(told: readonly Settled[], kind: FailureKind | null, region: string): boolean {
  return told.some((each) => {
    const toldKind = ASPECTS[each.aspect].kind
    const isSame = kind === null ? toldKind === 'control-plane' || toldKind === 'propagation' : toldKind === kind
    return each.manner !== null && isSame && (kind === null || each.region === region)
  })
}
