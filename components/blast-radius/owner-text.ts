/** The list of teams to tell as a text that can be pasted into a chat or an e-mail. */
import type { BlastFacts, Certainty } from '@/lib/domain/blast-radius/facts'
import { certaintyOf } from '@/lib/domain/blast-radius/moment'
import { ownersToTell } from '@/lib/domain/blast-radius/notify'

/** Accounts of one team that are named one by one. */
const NAMED = 20

/** What is told: of which incident, where it can be read, and of which moment (for people; null: the whole time). */
interface OwnerTextHead {
  title: string
  address: string
  moment: string | null
}

/** Each team with its touched accounts, each with how sure that is. */
export function ownerText(facts: BlastFacts, touches: Uint8Array, { title, address, moment }: OwnerTextHead): string {
  const teams = ownersToTell(facts, touches).map(({ team, accounts }) => {
    const lines = accounts
      .slice(0, NAMED)
      .map((index) => `  - ${accountWords(facts, index, certaintyOf(touches[index] ?? 0))}`)
    const rest = accounts.length - NAMED
    if (rest > 0) lines.push(`  - and ${rest.toLocaleString('en-US')} more`)
    return [`${team?.name ?? 'Nobody owns'}: ${countWords(accounts.length)}`, ...lines].join('\n')
  })
  return [`${title}${moment === null ? '' : `, as of ${moment}`}`, address, '', ...teams].join('\n')
}

function accountWords({ accounts }: BlastFacts, index: number, certainty: Certainty | null): string {
  const account = accounts[index]
  if (account === undefined) return ''
  return `${account.name === null ? '' : `${account.name} `}${account.id}, ${certainty ?? 'not touched'}`
}

function countWords(count: number): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? 'account' : 'accounts'}`
}
