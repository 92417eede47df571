/** Judges users and roles by the services that they may use and have not used. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { LastAccessedFacts } from '../facts'
import type { Finding } from '../verdict'
import { notApplicable, notChecked, partOf, type Seen, weigh } from './findings'

const NAMED_AT_MOST = 5

/** Whether users and roles were asked about: where an analyzer looks after it, nobody was. */
export function tellsOfUse(facts: LastAccessedFacts | undefined): facts is LastAccessedFacts {
  return facts !== undefined && facts.byAnalyzer !== true
}

/** Fails with anyone who has not used some service for 90 days; whom nobody asked about leaves it unchecked. */
export function judgeUnusedServices({ entities, left }: LastAccessedFacts): Finding {
  if (entities.length === 0) {
    return left === 0 ? notApplicable('There are no users or roles to ask about.') : notChecked(notAsked(left))
  }
  const bad = entities.filter(({ unused }) => unused.length > 0)
  const all = counted(entities.length, 'user or role', 'users and roles')
  return weigh({
    bad: bad.map(seen),
    unknown: left === 0 ? [] : [{ subject: 'others', detail: notAsked(left) }],
    fails: `${partOf(bad.length, entities.length, 'user or role', 'users and roles')} may use services that they have not used for 90 days.`,
    unclear: notAsked(left),
    passes: `${entities.length === 1 ? 'The one user or role' : `Each of ${all}`} used all services that it may use within 90 days.`,
  })
}

function notAsked(left: number): string {
  return `${counted(left, 'other user or role', 'other users and roles')} ${left === 1 ? 'was' : 'were'} not asked about: there are too many.`
}

function seen({ arn, services, unused }: LastAccessedFacts['entities'][number]): Seen {
  const names = unused.toSorted()
  const more = names.length > NAMED_AT_MOST ? ` and ${names.length - NAMED_AT_MOST} more` : ''
  const named = `${names.slice(0, NAMED_AT_MOST).join(', ')}${more}`
  return { subject: arn, detail: `${unused.length} of ${counted(services, 'service')} not used for 90 days: ${named}` }
}
