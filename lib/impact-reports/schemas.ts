/** What the forms about saved summaries may hold. */
import 'server-only'
import { z } from 'zod'
import { emailAddress } from '@/lib/domain/email-address'
import { REPORT_UNITS, type ReportUnit } from '@/lib/domain/impact/report-schedule'
import { plainName } from '@/lib/domain/plain-name'
import { isTimeZone } from '@/lib/domain/zone'
import { formatImpactFilter, parseImpactFilter } from '@/lib/impact/filter'
import { LONGEST_REPORT_NAME, MOST_RECIPIENTS } from './contract'

/** What a saved summary is set to. */
export interface ReportSettings {
  name: string
  /** As lib/impact/filter.ts writes it. */
  filter: string
  unit: ReportUnit
  zone: string
  hour: number | null
  recipients: string[]
}

const id = z.uuid('There is no such summary.')

const settings = {
  name: plainName(LONGEST_REPORT_NAME),
  filter: z.string().max(8_000, 'This is too much to filter by.').default('').transform(readFilter),
  unit: z.enum(REPORT_UNITS, 'Choose a week, a month, a quarter or a year.'),
  zone: z
    .string('Give a time zone.')
    .trim()
    .refine(isTimeZone, 'Give the name of a time zone, such as Europe/Berlin or UTC.'),
  hour: z
    .union([z.literal(''), z.coerce.number().int().min(0).max(23)], 'Choose an hour, or that it is not sent by itself.')
    .transform((hour) => (hour === '' ? null : hour)),
  recipients: z.string().max(20_000, 'This is too long.').default('').transform(readRecipients),
}

export const newReportForm = z.object(settings).superRefine(refuseNobody)
export const changedReportForm = z
  .object({ id, version: z.coerce.number().int().min(0), ...settings })
  .superRefine(refuseNobody)
export const reportForm = z.object({ id })

/** What is sent by itself needs somebody to send it to. */
function refuseNobody({ hour, recipients }: { hour: number | null; recipients: string[] }, context: z.RefinementCtx) {
  if (hour !== null && recipients.length === 0)
    context.addIssue({ code: 'custom', path: ['recipients'], message: 'Name at least one address to send it to.' })
}

function readFilter(text: string, context: z.RefinementCtx): string {
  const { filter, problems } = parseImpactFilter(new URLSearchParams(text))
  for (const [name, wants] of Object.entries(problems))
    context.addIssue({ code: 'custom', message: `${name} ${wants}.` })
  return formatImpactFilter(filter).toString()
}

/** Addresses parted by blanks, commas, semicolons or lines; each once. */
function readRecipients(text: string, context: z.RefinementCtx): string[] {
  const addresses: string[] = []
  for (const typed of text.split(/[\s,;]+/).filter(Boolean)) {
    const { success, data } = emailAddress.safeParse(typed)
    if (success) addresses.push(data)
    else context.addIssue({ code: 'custom', message: `“${typed.slice(0, 100)}” is not an e-mail address.` })
  }
  const unique = [...new Set(addresses)]
  if (unique.length > MOST_RECIPIENTS)
    context.addIssue({ code: 'custom', message: `Name at most ${MOST_RECIPIENTS}; a mailing list counts as one.` })
  return unique
}
