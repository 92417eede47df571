/** Reads what the page of one planned change narrows its tables to. */
import 'server-only'
import { isAccountId } from '@/lib/domain/aws-directory'

/** What is shown of accounts and resources; what is wrong in the address is left out. */
export interface RequestedDetail {
  /** A team's id, or `none`. */
  team: string | null
  account: string | null
  /** AWS's word, or `none`. */
  status: string | null
  /** Where the page of accounts begins, and the page of resources. */
  accountsAfter: string | null
  resourcesAfter: string | null
  problems: Record<string, string>
}

const TEAM = /^(none|[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12})$/
const ACCOUNTS_AFTER = /^\d{1,9}\.\d{12}$/

export function requestedDetail(params: URLSearchParams): RequestedDetail {
  const problems: Record<string, string> = {}
  const read = (name: string, isRight: (text: string) => boolean, wants: string) => {
    const text = params.get(name)?.trim() ?? ''
    if (text === '' || isRight(text)) return text || null
    problems[name] = wants
    return null
  }
  return {
    team: read('team', (text) => TEAM.test(text), 'must be the id of a team, or none'),
    account: read('account', isAccountId, 'must be an account id of 12 digits'),
    status: read('status', (text) => /^\w{1,60}$/.test(text), 'must be a status as AWS writes it, or none'),
    accountsAfter: read('accounts', (text) => ACCOUNTS_AFTER.test(text), 'must be the end of an earlier page'),
    resourcesAfter: read('resources', isReachCursor, 'must be the end of an earlier page'),
    problems,
  }
}

/** As lib/events writes the end of a page of resources: account, value, ARN. */
function isReachCursor(text: string): boolean {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    return Array.isArray(parts) && parts.length === 3 && isAccountId(String(parts[0])) && !text.includes('\u0000')
  } catch {
    return false
  }
}
