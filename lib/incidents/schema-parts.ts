/** What forms and bodies about incidents are made of: ids, texts, moments. */
import 'server-only'
import { z } from 'zod'

/** Longest note, description and comment, in characters. */
const LONGEST_TEXT = 20_000

/** A date, or a date and a time with or without a zone; without one it is UTC. */
const MOMENT = /^\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/i
const WRONG_MOMENT = 'Write a time as 2026-05-07 14:19, in UTC.'

/** The id of a row. `message` is said of anything else. */
export function numbered(message: string) {
  return z.string(message).regex(/^\d{1,18}$/, message)
}

/** A written moment as ms since 1970. */
export const instantText = z
  .string(WRONG_MOMENT)
  .trim()
  .transform((text, context) => {
    const at = readMoment(text)
    if (at !== null) return at
    context.addIssue({ code: 'custom', message: WRONG_MOMENT })
    return z.NEVER
  })

/** A written moment; blank or left out: null. */
export const optionalInstant = z
  .string(WRONG_MOMENT)
  .trim()
  .default('')
  .pipe(
    z
      .literal('')
      .transform(() => null)
      .or(instantText),
  )

/** Markdown that says something. PostgreSQL holds no NUL. */
export const markdown = z
  .string('Write something.')
  .transform((text) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim())
  .pipe(z.string().min(1, 'Write something.').max(LONGEST_TEXT, `Use at most ${LONGEST_TEXT} characters.`))

/** Markdown; blank or left out: null. */
export const optionalMarkdown = optionalText(LONGEST_TEXT)

/** A text of at most `most` characters; blank or left out: null. */
export function optionalText(most: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, `Use at most ${most} characters.`))
    .transform((text) => (text === '' ? null : text))
}

function readMoment(text: string): number | null {
  const match = MOMENT.exec(text)
  if (match === null) return null
  const isBare = match[1] === undefined
  const at = Date.parse(isBare ? (text.length === 10 ? text : `${text.replace(' ', 'T')}Z`) : text.replace(' ', 'T'))
  return Number.isNaN(at) || at < 0 || !isDay(text.slice(0, 10)) ? null : at
}

/** Whether the calendar has the day: 2026-02-31 would be read as 3 March. */
function isDay(day: string): boolean {
  const read = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(Number(read)) && read.toISOString().startsWith(day)
}
