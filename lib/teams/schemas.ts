/** What the forms about teams may hold. */
import 'server-only'
import { z } from 'zod'
import { accountIds } from '@/lib/domain/account-ids'
import { plainName } from '@/lib/domain/plain-name'

const id = z.uuid('There is no such team.')
const person = z.uuid('Choose somebody.')
const name = plainName(60)
const email = z.string('Give an e-mail address.').trim().toLowerCase().min(1, 'Give an e-mail address.')
const accounts = accountIds('team')

export const newTeamForm = z.object({ name, accounts })
export const teamForm = z.object({ id })
export const nameForm = z.object({ id, name })
export const accountsForm = z.object({ id, accounts })
export const newMemberForm = z.object({ id, email })
export const memberForm = z.object({ id, person })
