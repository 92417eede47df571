/** AWS account ids out of what somebody pasted. */
import { z } from 'zod'
import { isAccountId } from './aws-directory'

/** An organization holds up to 10,000 accounts by default: no list names more. */
const MOST_ACCOUNTS = 10_000
const NAMED_AT_MOST = 5
const LONGEST_NAMED = 30

/**
 * The distinct ids, sorted, and whatever stands between them that is none. Ids may be separated by spaces, commas,
 * semicolons or lines, in quotes, and hyphenated as the AWS console shows them (1234-5678-9012).
 */
export function parseAccountIds(text: string): { ids: string[]; wrong: string[] } {
  const parts = text.split(/[\s,;"']+/).filter((part) => part !== '')
  const read = parts.map((part) => ({ part, id: /^\d{4}-\d{4}-\d{4}$/.test(part) ? part.replaceAll('-', '') : part }))
  return {
    ids: [...new Set(read.filter(({ id }) => isAccountId(id)).map(({ id }) => id))].sort(),
    wrong: [...new Set(read.filter(({ id }) => !isAccountId(id)).map(({ part }) => part))],
  }
}

/** A field of a form that holds account ids, at most 10,000; `holder` is whose they are: "team". */
export function accountIds(holder: string) {
  return z.string().transform((text, context) => {
    const { ids, wrong } = parseAccountIds(text)
    const problem =
      wrong.length > 0 ? whatIsWrong(wrong) : ids.length > MOST_ACCOUNTS ? tooMany(ids.length, holder) : null
    if (problem !== null) context.addIssue({ code: 'custom', message: problem })
    return ids
  })
}

function whatIsWrong(wrong: readonly string[]): string {
  const named = wrong.slice(0, NAMED_AT_MOST).map((part) => `"${part.slice(0, LONGEST_NAMED)}"`)
  const more = wrong.length > NAMED_AT_MOST ? ` and ${wrong.length - NAMED_AT_MOST} more` : ''
  return `Not an account id, which has 12 digits: ${named.join(', ')}${more}.`
}

function tooMany(count: number, holder: string): string {
  return `These are ${count.toLocaleString('en-US')} accounts; a ${holder} holds at most ${MOST_ACCOUNTS.toLocaleString('en-US')}.`
}
