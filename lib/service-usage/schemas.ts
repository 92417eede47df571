/** What the forms about service usage may hold. */
import 'server-only'
import { z } from 'zod'

/** lib/front takes requests of at most 1 MiB. */
const LONGEST_FILE = 900_000

export const usageForm = z.object({
  intent: z.enum(['preview', 'apply'], 'Choose whether to look first or to apply.'),
  csv: z
    .string('Give a CSV file.')
    .min(1, 'Give a CSV file.')
    .max(LONGEST_FILE, 'The file is too long: send it in parts.'),
})
