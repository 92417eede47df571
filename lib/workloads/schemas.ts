/** What the forms about workloads may hold. */
import 'server-only'
import { z } from 'zod'
import { accountIds } from '@/lib/domain/account-ids'
import { plainName } from '@/lib/domain/plain-name'
import { GLOBAL_REGION, regionOfName } from '@/lib/domain/region'

const LONGEST_NAME = 60
const LONGEST_NOTE = 500
const LONGEST_NAMED = 30
/** Longest key and value of a tag that AWS takes (its Tagging reference). */
const LONGEST_KEY = 128
const LONGEST_VALUE = 256

const id = z.uuid('There is no such workload.')

/** A text of at most `most` characters; blank or left out: null. PostgreSQL holds no NUL. */
function optionalText(most: number) {
  return z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\u0000', '').replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, `Use at most ${most} characters.`))
    .transform((text) => (text === '' ? null : text))
}

/** `id`: blank for a new one. `intent`: `look` shows where it would run, `save` saves. */
export const workloadForm = z
  .object({
    id: z.literal('').or(id).default(''),
    intent: z.enum(['look', 'save'], 'Choose whether to look or to save.').default('save'),
    name: plainName(LONGEST_NAME),
    note: optionalText(LONGEST_NOTE),
    team: z.literal('').or(z.uuid('Choose a team.')).default(''),
    tagKey: optionalText(LONGEST_KEY),
    tagValue: optionalText(LONGEST_VALUE),
    accounts: z.string().default('').pipe(accountIds('workload')),
  })
  .transform(({ id: given, intent, team, ...definition }, context) => {
    if (definition.tagValue !== null && definition.tagKey === null) {
      context.addIssue({ code: 'custom', path: ['tagKey'], message: 'Name the tag whose value this is.' })
    }
    return { id: given || null, intent, definition: { ...definition, teamId: team || null } }
  })

export const workloadTarget = z.object({ id })

const region = z
  .string()
  .trim()
  .default('')
  .transform((text, context) => {
    const read = text === '' ? null : text.toLowerCase() === GLOBAL_REGION ? GLOBAL_REGION : regionOfName(text)
    if (text !== '' && read === null) {
      const message = `“${text.slice(0, LONGEST_NAMED)}” is no Region: write it as us-east-1, or leave it blank for any.`
      context.addIssue({ code: 'custom', message })
    }
    return read
  })

const onService = {
  service: z.string('Choose a service.').trim().min(1, 'Choose a service.').max(200, 'Choose a service of the list.'),
  region,
}
const onWorkload = { onWorkload: z.uuid('Choose a workload.') }
const note = optionalText(LONGEST_NOTE)
const dependency = z.uuid('There is no such dependency.')

export const newServiceDependencyForm = z.object({ id, ...onService, note })
export const newWorkloadDependencyForm = z.object({ id, ...onWorkload, note })
export const serviceDependencyForm = z.object({ dependency, ...onService, note })
export const workloadDependencyForm = z.object({ dependency, ...onWorkload, note })
export const dependencyTarget = z.object({ dependency })
