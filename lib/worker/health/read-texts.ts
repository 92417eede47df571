/** Reads the texts of events, by tens of events and accounts, and records them. */
import type { AccountReach, EventReach } from '@/lib/events/reach'
import type { EventAt, EventDetail, RefusedDetail } from '@/lib/sources/aws-health/reader'
import { groupsOf, mapAtOnce } from './at-once'
import type { HealthReading, Part } from './reading'
import { recordEvents, type Told } from './record-events'
import { storeReach } from './store-reach'

/** Pairs of event and account that AWS Health answers for at once (its model). */
export const MOST_PAIRS = 10

/** What AWS said to a question: its answer or its refusal; neither where it could not be asked. */
interface Answer {
  detail: EventDetail | null
  refusal: RefusedDetail | null
}

/** Reads and records the parts' texts. Returns the parts of which entities are to be read next; the others are settled. */
export async function readTexts(run: HealthReading, parts: readonly Part[]): Promise<Part[]> {
  const answers = await ask(
    run,
    parts.map((part) => ({ part, account: part.account })),
  )
  const others = parts.filter((part) => part.isMain && part.account !== null && answers.get(part)?.refusal)
  // What is said to everybody is refused to whoever asks for an account.
  const everybodys = await ask(
    run,
    others.map((part) => ({ part, account: null })),
  )
  await recordEvents(
    run,
    parts.flatMap((part) => toldOf(part, answers, everybodys) ?? []),
  )
  await storeReach(
    run.report,
    parts.flatMap((part) => reachOf(run, part, answers.get(part)?.detail ?? null) ?? []),
  )
  return parts.filter((part) => {
    const heard = everybodys.get(part)?.detail ? everybodys.get(part) : answers.get(part)
    if (goesOn(run, part, heard ?? null)) return true
    part.event.partsLeft -= 1
    return false
  })
}

async function ask(run: HealthReading, asked: readonly { part: Part; account: string | null }[]) {
  const answers = new Map<Part, Answer>()
  await mapAtOnce(groupsOf(asked, MOST_PAIRS), async (group) => {
    const pairs = group.map(({ part, account }) => ({ arn: part.event.reading.arn, account }))
    const heard = await run.attempts.sendByHalves('details', pairs, (some) => run.reader.readDetails(some))
    const details = new Map(heard.flatMap((answer) => answer.details.map((detail) => [keyOf(detail), detail])))
    const refusals = new Map(heard.flatMap((answer) => answer.refused.map((refusal) => [keyOf(refusal), refusal])))
    for (const { part, account } of group) {
      const key = keyOf({ arn: part.event.reading.arn, account })
      const answer = { detail: details.get(key) ?? null, refusal: refusals.get(key) ?? null }
      if (answer.detail !== null || answer.refusal !== null) answers.set(part, answer)
    }
  })
  return answers
}

function keyOf({ arn, account }: EventAt): string {
  return `${arn} ${account ?? ''}`
}

type Answers = ReadonlyMap<Part, Answer>

/** What a part tells of its event: the main text, or that there is such an event. */
function toldOf(part: Part, answers: Answers, everybodys: Answers): Told | null {
  if (!part.isMain) return null
  const detail = answers.get(part)?.detail ?? everybodys.get(part)?.detail ?? null
  return detail === null && part.event.reading.isRecorded ? null : { event: part.event, detail }
}

function reachOf({ connection }: HealthReading, part: Part, detail: EventDetail | null): EventReach | null {
  const { event, account } = part
  if (event.eventId === null || account === null) return null
  const { lastUpdatedAt: saidAt, isKnown: isNews } = event.reading
  const told: AccountReach = { account, text: detail?.text ?? null, readFor: null, entities: [] }
  return { eventId: event.eventId, connectionId: connection.id, saidAt, isNews, accounts: [told] }
}

/** Notes what became of a part's text, and whether there are entities to read. */
function goesOn({ connection, attempts, report }: HealthReading, part: Part, answer: Answer | null): boolean {
  const { event, account } = part
  const isOfAccount = !event.isPublic && (account !== null || connection.kind === 'account')
  part.hasText = answer?.detail != null
  if (answer?.refusal) {
    // An event that affects nobody (any more) has no text that could be asked for.
    if (!event.isPublic && account === null) return false
    report.addRefused('text', answer.refusal)
    event.isRefused = true
  } else if (!part.hasText) event.hasFailed = true
  if (event.eventId === null || !isOfAccount) return false
  return part.hasText || Boolean(answer?.refusal) || attempts.isDenied('details')
}
