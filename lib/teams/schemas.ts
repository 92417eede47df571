/** What the forms about teams may hold. */
import 'server-only'
import { z } from 'zod'
import { plainName } from '@/lib/domain/plain-name'
import { parseAccountIds } from './account-ids'

/** An organization holds up to 10,000 accounts by default; a team owns no more than that. */
const MOST_ACCOUNTS = 10_000
const NAMED_AT_MOST = 5
const LONGEST_NAMED = 30

const id = z.uuid('There is no such team.')
const person = z.uuid('Choose somebody.')
const name = plainName(60)
const email = z.string('Give an e-mail address.').trim().toLowerCase().min(1, 'Give an e-mail address.')

const accounts = z.string().transform((text, context) => {
  const { ids, wrong } = parseAccountIds(text)
  const problem = wrong.length > 0 ? whatIsWrong(wrong) : ids.length > MOST_ACCOUNTS ? tooMany(ids.length) : null
  if (problem !== null) context.addIssue({ code: 'custom', message: problem })
  return ids
})

function whatIsWrong(wrong: readonly string[]): string {
  const named = wrong.slice(0, NAMED_AT_MOST).map((part) => `"${part.slice(0, LONGEST_NAMED)}"`)
  const more = wrong.length > NAMED_AT_MOST ? ` and ${wrong.length - NAMED_AT_MOST} more` : ''
  return `Not an account id, which has 12 digits: ${named.join(', ')}${more}.`
}

function tooMany(count: number): string {
  return `These are ${count.toLocaleString('en-US')} accounts; a team holds at most ${MOST_ACCOUNTS.toLocaleString('en-US')}.`
}

export const newTeamForm = z.object({ name, accounts })
export const teamForm = z.object({ id })
export const nameForm = z.object({ id, name })
export const accountsForm = z.object({ id, accounts })
export const newMemberForm = z.object({ id, email })
export const memberForm = z.object({ id, person })
