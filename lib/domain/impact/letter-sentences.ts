/** Composes the letter: a few sentences, each made of figures and left out where there are none. */
import { formatDuration } from '../format-time'
import { withThousands } from './compare'
import { CLOCK_PHRASES } from './formulas'
import type { LetterFacts, TopHit } from './letter-facts'
import { byCount, capital, counted, duringWords, length, listed, teamWords } from './letter-words'

/** How often and how long, what was worst, whom it hit, how fast people were, and what is left to do. */
export function letterSentences(facts: LetterFacts): string[] {
  return [howOften(facts), worst(facts), whom(facts), response(facts), leftToDo(facts)].flatMap((part) => part ?? [])
}

function howOften(facts: LetterFacts): string {
  const { incidents, minutes, isOver, period, unit, clock } = facts
  const when = capital(duringWords({ unit, name: period }))
  const where = `${when}${isOver ? '' : ', so far,'}${facts.about === null ? '' : `${isOver ? ',' : ''} looking only at ${facts.about},`}`
  if (incidents.count === 0) {
    const rest = facts.record.isNone ? ', which does not mean that there was none' : comparedToNone(facts)
    return `${where} Faultline knows of no incident${rest}.`
  }
  const were = byCount(incidents.count, 'was', 'were')
  const first = `${where} there ${were} ${counted(incidents.count, 'incident')}${compared(facts)}`
  if (minutes.value === 0) return `${first}; ${untimed(facts)}.`
  const lasted = byCount(incidents.count, 'it lasted', 'at least one of them was going on for')
  return `${first}; ${lasted} ${length(minutes.value)}, ${CLOCK_PHRASES[clock]}.`
}

function untimed({ incidents, minutes, clock }: LetterFacts): string {
  if (minutes.endUnknown > 0) return `how long, ${CLOCK_PHRASES[clock]}, is not known`
  return `this clock (${CLOCK_PHRASES[clock]}) tells no time of ${byCount(incidents.count, 'it', 'them')}`
}

function compared({ incidents: { count, before }, previous }: LetterFacts): string {
  if (before === null || previous === null) return ''
  if (before === count) return `, as many as in ${previous}`
  return count > before
    ? `, ${counted(count - before, 'more', 'more')} than in ${previous}`
    : `, ${counted(before - count, 'fewer', 'fewer')} than in ${previous}`
}

function comparedToNone({ incidents: { before }, previous }: LetterFacts): string {
  if (before === null || previous === null) return ''
  return before === 0
    ? `, as in ${previous}`
    : `; there ${byCount(before, 'was', 'were')} ${counted(before, 'one', 'of them')} in ${previous}`
}

function worst({ incidents, longest, service, region }: LetterFacts): string | null {
  if (longest === null) return null
  if (incidents.count === 1) return `It is “${longest.name}”.`
  const places = [
    ...(service === null ? [] : [`the service ${service.name}${asLong(service)} (${length(service.minutes)})`]),
    ...(region === null ? [] : [`the Region ${region.name}${asLong(region)} (${length(region.minutes)})`]),
  ]
  const hit = places.length === 0 ? '' : ` Hit longest ${byCount(places.length, 'was', 'were')} ${listed(places)}.`
  return `The longest is “${longest.name}” with ${length(longest.minutes)}.${hit}`
}

/** " and 3 others": what was hit exactly as long is not kept silent about. */
function asLong({ others }: TopHit): string {
  if (others === null) return ' and others'
  return others === 0 ? '' : ` and ${counted(others, 'other')}`
}

function whom({ incidents, touch, team }: LetterFacts): string | null {
  if (incidents.count === 0 || touch.directoryAccounts === 0) return null
  const { confirmed, reported, inferred } = touch.accounts
  const all = `${byCount(touch.directoryAccounts, 'the only account', `${counted(touch.directoryAccounts, 'account')}`)}`
  const parts = [
    confirmed > 0 ? `AWS named ${withThousands(confirmed)} (${length(touch.minutes.confirmed)} of account-time)` : null,
    reported > 0 ? `people reported ${withThousands(reported)} (${length(touch.minutes.reported)})` : null,
    inferred > 0
      ? `${inferred > 1 && inferred === touch.directoryAccounts ? 'all' : withThousands(inferred)} ${byCount(inferred, 'uses', 'use')} what failed and may have been hit (${length(touch.minutes.inferred)}, inferred)`
      : null,
  ].flatMap((part) => part ?? [])
  const hit =
    team === null
      ? ''
      : ` ${teamWords(team.name)}${asLong(team)} ${team.others === 0 ? 'was' : 'were'} hit longest, for ${length(team.minutes)}${team.others === 0 ? '' : ' each'}.`
  if (parts.length === 0) return `None of ${all} is known to have been touched.${hit}`
  return `Of ${all}, ${listed(parts)}.${hit}`
}

function response({ pace }: LetterFacts): string | null {
  const steps = [
    ['seen', pace.detect],
    ['acknowledged', pace.acknowledge],
    ['resolved', pace.recover],
  ] as const
  const parts = steps.flatMap(([word, { median, count }]) =>
    median === null || count === 0
      ? []
      : `${word} within ${formatDuration(Math.max(0, median) * 60_000)} (measured in ${count})`,
  )
  return parts.length === 0 ? null : `At the median, an incident was ${listed(parts)}.`
}

function leftToDo({ followUp, incidents }: LetterFacts): string | null {
  const { requiredItems, settledItems, overdue } = followUp
  const parts = [
    overdue > 0 ? `${counted(overdue, 'action')} ${byCount(overdue, 'is', 'are')} overdue` : null,
    requiredItems > 0
      ? `${settledItems} of ${counted(requiredItems, 'required checklist item')} ${byCount(settledItems, 'is', 'are')} settled`
      : null,
    incidents.repeats > 0
      ? `${counted(incidents.repeats, 'incident')} ${byCount(incidents.repeats, 'repeats', 'repeat')} an earlier one`
      : null,
  ].flatMap((part) => part ?? [])
  return parts.length === 0 ? null : `${capital(listed(parts))}.`
}
