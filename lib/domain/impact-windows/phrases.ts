/** Pieces of patterns that the phrases about times share. */
import { DATE } from './shape'

/** Words between a preposition and its time. */
export const ABOUT =
  '(?<about>(?:(?:approximately|approx\\.?|around|about|roughly|nearly|~|at|on|just (?:after|before))\\s*)*)'

/** The same, where nobody asks what they were. */
export const ABOUT_UNNAMED: string = ABOUT.replace('?<about>', '?:')

/** A day in front of a phrase: "On May 3, between …". */
export const LEAD_DATE = `(?:(?<lead>${DATE})\\s*,?\\s*)?`

/** True where such words say that a time is not exact. */
export function isApproximate(about: string | undefined): boolean {
  return /approx|around|about|roughly|nearly|~|just/i.test(about ?? '')
}
