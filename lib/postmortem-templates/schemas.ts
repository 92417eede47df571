/** What the forms about templates may hold. */
import 'server-only'
import { z } from 'zod'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { plainName } from '@/lib/domain/plain-name'
import { isBuiltInId } from '@/lib/domain/postmortem/catalogue/templates'
import { TEMPLATE_LIMITS } from '@/lib/domain/postmortem/template-problems'
import { ITEM_KINDS } from '@/lib/domain/postmortem/words'

const id = z
  .string()
  .refine((text) => isBuiltInId(text) || z.uuid().safeParse(text).success, 'There is no such template.')
/** The version that somebody saw: what they change rests on it. */
const base = z.coerce.number().int().min(0)

const rule = z.object({
  kinds: z.array(z.enum(INCIDENT_KINDS)).max(INCIDENT_KINDS.length),
  atLeast: z.enum(SEVS).nullable(),
})

/** The shape alone; what is wrong in it is told field by field by lib/domain/postmortem/template-problems. */
const definition = z.object({
  name: z.string(),
  purpose: z.string(),
  proposedFor: rule.nullable(),
  sections: z.array(z.object({ id: z.string(), name: z.string() })),
  items: z.array(
    z.object({
      code: z.string(),
      section: z.string(),
      kind: z.enum(ITEM_KINDS),
      text: z.string(),
      why: z.string(),
      whereToLook: z.string(),
      askedFor: rule.nullable(),
      requiredFor: rule.nullable(),
      dueDays: z.number().nullable(),
    }),
  ),
  signOffs: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      who: z.enum(['incident-owner', 'team-member', 'responder', 'reviewer', 'admin']),
      requiredFor: rule.nullable(),
    }),
  ),
})

const UNREADABLE = 'The template did not arrive whole. Send it again; what you typed is still here.'

export const newTemplateForm = z.object({ name: plainName(TEMPLATE_LIMITS.name), from: id })
export const saveTemplateForm = z.object({
  id,
  base,
  definition: z
    .string(UNREADABLE)
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown
      } catch {
        context.addIssue({ code: 'custom', message: UNREADABLE })
        return z.NEVER
      }
    })
    .pipe(definition),
})
export const restoreTemplateForm = z.object({ id, base, version: z.coerce.number().int().min(0) })
export const templateForm = z.object({ id, base })
