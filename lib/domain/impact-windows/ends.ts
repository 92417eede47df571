/** Finds the ends that a sentence tells of ("As of 4:20 PM PDT the issue has been resolved"). */
import { clauseAfter, clauseBefore, type Span } from './clauses'
import { type Ending, endingIn, limitsItself } from './end-wording'
import { MOMENT, type Moment, momentAt, type Shape } from './shape'

/** A moment and how far its clause says that it is over. */
export interface StatedEnd {
  kind: 'end'
  end: Moment
  ending: Ending
}

const ANY_MOMENT = new RegExp(MOMENT, 'g')
const BEFORE_MOMENT =
  /\b(?:as of|by|at|on|around|until|through|till)\s+(?:(?:approximately|around|about|roughly|~)\s*)*$/i

/** The ends in a sentence, told by the moments that belong to no range or start. */
export function endsIn(shape: Shape, text: string, taken: readonly Span[]): StatedEnd[] {
  const marks = [...text.matchAll(ANY_MOMENT)].map((match) => match.index)
  return marks.flatMap((at, index) => {
    const end = momentAt(shape, text[at])
    if (end === null || taken.some((span) => at >= span.start && at < span.end)) return []
    const earlier = Math.max(
      -1,
      marks[index - 1] ?? -1,
      ...taken.filter((span) => span.end <= at).map((span) => span.end - 1),
    )
    const later = marks[index + 1] ?? text.length
    const before = text.slice(earlier + 1, at)
    const after = text.slice(at + 1, later)
    return [{ kind: 'end', end, ending: endingAround(before, after) }]
  })
}

/** The clause that a moment belongs to stands behind it where it opens the clause ("By T, all …"), else before it. */
function endingAround(before: string, after: string): Ending {
  const clause = clauseBefore(before, before.length)
  if (/\b(?:until|through|till)\s+\W*(?:\w+\s+)?$/i.test(before)) return endingIn(`${clause} ended`)
  const opens = !/\w/.test(clause.replace(BEFORE_MOMENT, ''))
  if (opens || !BEFORE_MOMENT.test(before)) return endingIn(`${clause} ${clauseAfter(after, 0)}`)
  const ending = endingIn(clause)
  // "… was restored at T for most customers"; but "… at T, some …" and "… at T and we will …" say something else.
  const [rest = ''] = /^\s*,(?!\s*(?:at which|which|with|except|though)\b)/i.test(after)
    ? []
    : clauseAfter(after, 0).split(/\band\b/i)
  return ending !== 'none' && limitsItself(rest) ? 'part' : ending
}
