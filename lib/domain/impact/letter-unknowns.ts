/** Composes what a summary does not know: each thing one sentence, nothing where there is nothing to say. */
import { formatSpan } from '../format-time'
import { CLOCK_PHRASES } from './formulas'
import type { LetterFacts } from './letter-facts'
import { byCount, capital, counted } from './letter-words'

/** What is said beside all figures while outages of what was stored by an earlier version are being worked out. */
export const STILL_FILLING =
  'Faultline is still working out what it stored before its last update: outages are missing here until it is done.'

/** What a figure leaves out or cannot tell, the most important first. */
export function letterUnknowns(facts: LetterFacts): string[] {
  return [
    ...recordUnknowns(facts),
    ...timeUnknowns(facts),
    ...accountUnknowns(facts),
    ...(facts.isLimited ? ['You see the accounts of your teams: figures about accounts leave out all others.'] : []),
  ]
}

/** Less than this is not worth a sentence, in ms. */
const SHORT_GAP = 60 * 60_000

function recordUnknowns(facts: LetterFacts): string[] {
  return [...gapUnknowns(facts), ...previousUnknowns(facts.record)]
}

function gapUnknowns({ record: { missingMs, isNone }, period, incidents }: LetterFacts): string[] {
  if (isNone && missingMs === 0) return [`${period} has not begun yet.`]
  if (isNone) return [`Faultline has no whole record of any of ${period}: what happened then may be missing.`]
  if (missingMs < SHORT_GAP) return []
  const none = incidents.count === 0 ? ', so that none known does not mean none' : ''
  return [
    `Faultline has no whole record of ${formatSpan(missingMs)} of ${period}: what happened then may be missing${none}.`,
  ]
}

function previousUnknowns({ isPreviousKnown, isPreviousWhole, previousName }: LetterFacts['record']): string[] {
  if (!isPreviousKnown) return [`There is no record of ${previousName}, so nothing is compared with it.`]
  if (isPreviousWhole) return []
  return [`The record of ${previousName} is not whole: changes are measured against what is known of it.`]
}

function timeUnknowns({ incidents, minutes, clock }: LetterFacts): string[] {
  const { open, untimed } = incidents
  const { endUnknown } = minutes
  return [
    ...(open > 0
      ? [
          `${capital(counted(open, 'incident'))} ${byCount(open, 'is', 'are')} not resolved: what goes on is counted up to now.`,
        ]
      : []),
    ...(endUnknown > 0
      ? [
          `Of ${counted(endUnknown, 'incident')} nobody knows when ${byCount(endUnknown, 'it', 'they')} ended, ${CLOCK_PHRASES[clock]}: that time is left out.`,
        ]
      : []),
    ...(untimed > 0
      ? [
          `Of ${counted(untimed, 'incident')} there is no time ${CLOCK_PHRASES[clock]}: ${byCount(untimed, 'it counts as an incident and adds', 'they count as incidents and add')} no time.`,
        ]
      : []),
  ]
}

function accountUnknowns({ touch, incidents }: LetterFacts): string[] {
  if (touch.directoryAccounts === 0) {
    return incidents.count === 0
      ? []
      : ['No account is known to Faultline, so it cannot tell whom this hit. Connect AWS under Settings.']
  }
  if (touch.unknownAccounts === 0) return []
  const which = counted(touch.unknownAccounts, 'account')
  return [`It is not known what ${which} ${byCount(touch.unknownAccounts, 'uses', 'use')}: nothing is inferred there.`]
}
