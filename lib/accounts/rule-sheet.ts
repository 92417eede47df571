/** What the sheet of rules may hold when one of its buttons sends it. */
import 'server-only'
import { z } from 'zod'
import { draftsOf, rearrange, sheetKey } from '@/lib/domain/rule-drafts'
import { rulesForm } from './schemas'

/**
 * As rulesForm; a button that only rearranges the rows is not held against what is still unfinished in them. `seen` is
 * the sheet that the reader last had a preview of: rules are applied as they were seen, or looked at again.
 */
export const ruleSheet = z
  .looseObject({ intent: z.string().default(''), seen: z.string().nullable().default(null) })
  .transform((fields, context) => {
    const drafts = draftsOf(fields)
    const rearranged = rearrange(drafts, fields.intent)
    if (rearranged !== null) return { intent: 'rearrange' as const, drafts: rearranged, rules: [] }
    const { data, error } = rulesForm.safeParse(fields)
    if (data === undefined) {
      for (const { path, message } of error.issues) context.addIssue({ code: 'custom', path, message })
      return z.NEVER
    }
    const intent =
      data.intent === 'apply' && fields.seen === sheetKey(drafts) ? ('apply' as const) : ('preview' as const)
    return { intent, drafts, rules: data.rules }
  })
