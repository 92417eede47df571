/** What requests about action items may hold. */
import 'server-only'
import { z } from 'zod'
import { isAccountId } from '@/lib/domain/aws-directory'
import { isDay } from '@/lib/domain/postmortem/due-day'
import { FIELDS, MOST_TYPED } from '@/lib/domain/postmortem/fields'
import { cleanTyped } from '@/lib/domain/postmortem/typed-text'
import { ACTION_PRIORITIES, ACTION_STATES, ACTION_TYPES } from '@/lib/domain/postmortem/words'

const LONGEST_TITLE = 200
const LONGEST_OUTCOME = 20_000
const LONGEST_LINK = 2_000
const MOST_ACCOUNTS = 20_000

const TITLE = `must be a text of 1 to ${LONGEST_TITLE} characters`
const OWNER = 'must be the id of a person, "me", or null'
const TEAM = 'must be the id of a team, or null'
const DAY = 'must be a day such as 2026-05-07, or null'
const LINK = `must be an address that begins with https:// or http://, of at most ${LONGEST_LINK} characters, or null`
const CHECK = 'must be the id of a check such as C1, or null'
const ACCOUNTS = `must be up to ${MOST_ACCOUNTS.toLocaleString('en')} account ids of 12 digits, or "failing"`
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** A text that is cleaned rather than refused for what PostgreSQL cannot hold. */
function text(most: number) {
  const wants = `must be a text of at most ${most.toLocaleString('en')} characters`
  return z.string(wants).transform(cleanTyped).pipe(z.string().max(most, wants))
}

const title = z
  .string(TITLE)
  .transform((typed) => cleanTyped(typed).replace(/\s+/g, ' ').trim())
  .pipe(z.string().min(1, TITLE).max(LONGEST_TITLE, TITLE))

const link = z
  .string(LINK)
  .transform((typed) => cleanTyped(typed).trim())
  .pipe(z.string().max(LONGEST_LINK, LINK).refine(isWebAddress, LINK))
  .or(z.literal('').transform(() => null))
  .nullable()

/** "failing": those in which the check fails now, of those that whoever asks may see. */
const verifyAccounts = z.union(
  [
    z.literal('failing'),
    z
      .array(z.string().refine(isAccountId))
      .max(MOST_ACCOUNTS)
      .transform((ids) => [...new Set(ids)].toSorted()),
  ],
  ACCOUNTS,
)

const fields = z.enum(
  FIELDS.map(({ key }) => key),
  'must be the key of a part of the document, or null',
)

/** What may be said of an action when it is planned. */
const plan = {
  title,
  detail: text(MOST_TYPED),
  owner: z.string(OWNER).regex(/^me$/, OWNER).or(z.string(OWNER).regex(UUID, OWNER)).nullable(),
  team: z.string(TEAM).regex(UUID, TEAM).nullable(),
  dueOn: z.string(DAY).refine(isDay, DAY).nullable(),
  type: z.enum(ACTION_TYPES, `must be one of ${ACTION_TYPES.join(', ')}`),
  priority: z.enum(ACTION_PRIORITIES, `must be one of ${ACTION_PRIORITIES.join(', ')}`),
  link,
  itemId: z
    .string('must be the id of a checklist item, as text, or null')
    .regex(/^\d{1,18}$/, 'must be the id of a checklist item, as text, or null')
    .nullable(),
  fromField: fields.nullable(),
  verifyCheck: z
    .string(CHECK)
    .regex(/^[A-Z]\d{1,2}$/, CHECK)
    .nullable(),
  verifyAccounts,
}

/** A new action: all but title and type may be left out. */
export const newAction = z.strictObject({ ...z.object(plan).partial().shape, title: plan.title, type: plan.type })
export type NewAction = Asked<z.output<typeof newAction>>

/** A change of an action: the version that was seen, and what is to be different. */
export const actionPatch = z.strictObject({
  version: z.int('must be a whole number').min(0, 'must be a whole number'),
  ...z.object(plan).partial().shape,
  state: z.enum(ACTION_STATES, `must be one of ${ACTION_STATES.join(', ')}`).optional(),
  outcome: text(LONGEST_OUTCOME).optional(),
})
export type ActionPatch = Asked<z.output<typeof actionPatch>>

/** What was asked for, once it is known which accounts fail. */
type Asked<Parsed extends { verifyAccounts?: unknown }> = Omit<Parsed, 'verifyAccounts'> & {
  verifyAccounts?: string[] | undefined
}

/** An address of the web that carries nobody's password. */
function isWebAddress(address: string): boolean {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return false
  const { username, password } = new URL(address)
  return username === '' && password === ''
}
