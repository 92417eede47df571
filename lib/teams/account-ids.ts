/** Reads AWS account ids out of what somebody pasted. */
import { isAccountId } from '@/lib/domain/aws-directory'

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
