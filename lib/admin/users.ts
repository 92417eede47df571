/** `npm run admin -- user …`. */
import { COMMAND_LINE } from '@/lib/audit/contract'
import { plainName } from '@/lib/domain/plain-name'
import { AppError } from '@/lib/errors'
import type { PersonView } from '@/lib/people/contract'
import { findPersonByEmail, listPeople } from '@/lib/people/read'
import { disablePerson, enablePerson } from '@/lib/people/write'
import { inviteSomeone } from '@/lib/people/write-invitation'
import { endSessions, type NewLink, renewLink, resetSecondFactor } from '@/lib/people/write-ways-in'
import { passwordProblem } from '@/lib/sign-in/password-rules'
import type { ChangeUser, CreateUser } from './command.mjs'
import { OPERATOR } from './operator'
import { type Outcome, table } from './outcome'
import { readFirstLine } from './read-first-line'
import { readOwnerState } from './read-owner-state'
import { createPersonWithPassword } from './write-person'

const LONGEST_NAME = 100

/** Prints a link, or takes the password from standard input. @throws AppError INVALID, CONFLICT */
export async function runCreateUser(command: CreateUser, base: string): Promise<Outcome> {
  const { email, withPassword } = command
  const parsed = plainName(LONGEST_NAME).safeParse(command.name ?? email.split('@')[0])
  if (!parsed.success) throw new AppError('INVALID', `The name cannot be used: ${parsed.error.issues[0]?.message}`)
  const role = command.role ?? ((await readOwnerState()).exists ? 'viewer' : 'owner')
  const person = { name: parsed.data, email, role }
  const made = `Made ${parsed.data} <${email}> with the role ${role}.`
  if (withPassword) {
    const password = await readFirstLine(process.stdin)
    const problem = passwordProblem(password, email)
    if (problem !== null) throw new AppError('INVALID', `The password cannot be used. ${problem} Nobody was added.`)
    await createPersonWithPassword(COMMAND_LINE, { ...person, password })
    return { print: '', notes: [`${made} They sign in with that password.`] }
  }
  return linkOutcome(await inviteSomeone(OPERATOR, { ...person, teams: [], limited: false }), base, made)
}

export async function runListUsers(): Promise<Outcome> {
  const people = await listPeople()
  if (people.length === 0) return { print: '', notes: ['There is nobody yet: npm run admin -- user create --email …'] }
  const rows = people.map((person) => [
    person.email,
    person.state,
    person.role,
    person.secondFactor ? 'yes' : 'no',
    person.lastSeenAt === null ? 'never' : `${person.lastSeenAt.slice(0, 16)}Z`,
    person.name,
  ])
  return { print: table(['E-MAIL', 'STATE', 'ROLE', 'SECOND FACTOR', 'LAST SEEN', 'NAME'], rows), notes: [] }
}

/** Prints a link for somebody who lost their way in. @throws AppError NOT_FOUND, CONFLICT */
export async function runUserLink({ email }: ChangeUser, base: string): Promise<Outcome> {
  const { id, name } = await getByEmail(email)
  return linkOutcome(
    await renewLink(OPERATOR, id),
    base,
    `Made a way in for ${name} <${email}>; earlier links are void.`,
  )
}

/** @throws AppError NOT_FOUND */
export async function runResetSecondFactor({ email }: ChangeUser): Promise<Outcome> {
  const { id, name, secondFactor } = await getByEmail(email)
  await resetSecondFactor(OPERATOR, id)
  await endSessions(OPERATOR, id)
  const had = secondFactor ? 'has no second factor any more' : 'had no second factor'
  return { print: '', notes: [`${name} <${email}> ${had}; their sessions are over.`] }
}

/** @throws AppError NOT_FOUND; CONFLICT for the last owner */
export async function runDisableUser({ email }: ChangeUser): Promise<Outcome> {
  const { id, name } = await getByEmail(email)
  await disablePerson(OPERATOR, id)
  return { print: '', notes: [`${name} <${email}> cannot sign in any more; their sessions are over.`] }
}

/** @throws AppError NOT_FOUND */
export async function runEnableUser({ email }: ChangeUser): Promise<Outcome> {
  const { id, name } = await getByEmail(email)
  await enablePerson(OPERATOR, id)
  return { print: '', notes: [`${name} <${email}> may sign in again.`] }
}

/** The first lets in whoever opens it: it goes to standard output alone. */
function linkOutcome({ secret, until }: NewLink, base: string, made: string): Outcome {
  const notes = [made, `The link works once, until ${until.slice(0, 16)}Z. Send it yourself: Faultline sends no mail.`]
  return { print: `${base}/setup?token=${secret}\n`, notes }
}

async function getByEmail(email: string): Promise<PersonView> {
  const person = await findPersonByEmail(email)
  if (person) return person
  throw new AppError('NOT_FOUND', `Nobody here has the e-mail ${email}. npm run admin -- user list shows everybody.`)
}
