/** The form that gives a CSV file: looked at first, then taken over whole or not at all. */
import 'server-only'
import { z } from 'zod'
import { textKey } from '@/lib/domain/text-key'
import { AppError } from '@/lib/errors'
import type { CsvLineProblem } from './read-csv'

/** lib/front takes requests of at most 1 MiB. */
const LONGEST_FILE = 900_000

/** What a button of such a form wants. */
export const csvIntent = z.enum(['preview', 'apply'], 'Choose whether to look first or to apply.')

/** `seen` is the textKey of the file that the reader last had a preview of: it is applied as it was seen, or looked at again. */
export const csvForm = z
  .object({
    intent: csvIntent,
    csv: z
      .string('Give a CSV file.')
      .min(1, 'Give a CSV file.')
      .max(LONGEST_FILE, 'The file is too long: send it in parts.'),
    seen: z.string().default(''),
  })
  .transform(({ intent, csv, seen }) => ({ intent: seen === textKey(csv) ? intent : ('preview' as const), csv }))

/** Keeps out a file in which something is wrong. @throws AppError INVALID that names the first wrong line */
export function refuseWrongLines(problems: readonly CsvLineProblem[]): void {
  const [first] = problems
  if (first === undefined) return
  throw new AppError('INVALID', `Line ${first.line}: ${first.what} Nothing was changed.`, {
    csv: `${problems.length === 1 ? '1 line is' : `${problems.length} lines are`} wrong.`,
  })
}
