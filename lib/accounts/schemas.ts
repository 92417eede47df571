/** What the forms about accounts may hold. */
import 'server-only'
import { z } from 'zod'
import { type AccountRule, criticalityOf, GIVEN, NAME_LENGTH } from '@/lib/domain/account-rules'
import { isAccountId } from '@/lib/domain/aws-directory'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import { plainName } from '@/lib/domain/plain-name'
import { csvIntent } from '@/lib/wire/csv-form'

const MOST_RULES = 100
/** Longest key and value of a tag that AWS takes (its Tagging reference). */
const LONGEST_KEY = 128
const LONGEST_VALUE = 256

export const refreshForm = z.object({ connection: z.string().min(1, 'Choose a connection.').max(200) })

/** Each ticked team is a field of its own, `team:<id>`: so that a refused form shows it ticked again. */
const TEAM = 'team:'

export const assignmentForm = z
  .looseObject({
    id: z.string().refine(isAccountId, 'There is no such account.'),
    teamsBy: z.enum(['rules', 'hand'], 'Choose who says which teams own it.'),
    /** Blank: as the rules say. */
    environment: z.literal('').or(plainName(NAME_LENGTH)).default(''),
    /** Blank: as the rules say. */
    criticality: z.enum(['', ...CRITICALITIES], 'Choose how critical it is.').default(''),
  })
  .transform(({ id, teamsBy, environment, criticality, ...others }, context) => {
    const ticked = Object.keys(others)
      .flatMap((name) => (name.startsWith(TEAM) ? [name.slice(TEAM.length)] : []))
      .filter((team) => z.uuid().safeParse(team).success)
    if (teamsBy === 'hand' && ticked.length === 0) {
      const message = 'Tick at least one team, or leave it to the rules.'
      context.addIssue({ code: 'custom', path: ['teamsBy'], message })
    }
    return {
      ...{ id, teams: teamsBy === 'rules' ? null : ticked },
      ...{ environment: environment || null, criticality: criticality || null },
    }
  })

const text = (most: number) => z.string().trim().max(most, `Use at most ${most} characters.`).default('')

const ruleFields = z
  .object({
    gives: z.enum(GIVEN, 'Choose what the rule gives.').default('team'),
    key: text(LONGEST_KEY),
    value: text(LONGEST_VALUE),
    name: z
      .string()
      .trim()
      .default('')
      .pipe(z.literal('').or(plainName(NAME_LENGTH))),
  })
  .transform((fields, context) => {
    if (fields.gives !== 'criticality' || fields.name === '') return fields
    const name = criticalityOf(fields.name)
    if (name !== null) return { ...fields, name }
    const message = `Write ${CRITICALITIES.join(', ')}, or leave it blank: then the tag says it.`
    context.addIssue({ code: 'custom', path: ['name'], message })
    return z.NEVER
  })

/**
 * Each rule is four fields, `gives:<n>`, `key:<n>`, `value:<n>` and `name:<n>`, in order of n; one without a key is left
 * out. A blank value is any, a blank name is the tag's value.
 */
export const rulesForm = z.looseObject({ intent: csvIntent }).transform(({ intent: wanted, ...fields }, context) => {
  const places = Object.keys(fields).flatMap((name) => /^key:(\d{1,4})$/.exec(name)?.[1] ?? [])
  const rules: AccountRule[] = []
  for (const place of places.sort((one, other) => Number(one) - Number(other))) {
    const given = { gives: fields[`gives:${place}`], key: fields[`key:${place}`] }
    const parsed = ruleFields.safeParse({ ...given, value: fields[`value:${place}`], name: fields[`name:${place}`] })
    if (!parsed.success) {
      for (const { path, message } of parsed.error.issues)
        context.addIssue({ code: 'custom', path: [`${String(path[0])}:${place}`], message })
      continue
    }
    const { gives, key, value, name } = parsed.data
    if (key !== '') rules.push({ gives, tagKey: key, tagValue: value || null, name: name || null })
    else if (value !== '' || name !== '')
      context.addIssue({ code: 'custom', path: [`key:${place}`], message: 'Name the tag that the rule looks at.' })
  }
  if (rules.length > MOST_RULES) {
    context.addIssue({ code: 'custom', path: ['rules'], message: `There can be at most ${MOST_RULES} rules.` })
  }
  return { intent: wanted, rules }
})
