/** Where a page of verdicts ends: the check and the account of its last row, and its rank where pages go by it; opaque to callers. */
import 'server-only'
import { isAccountId } from '@/lib/domain/aws-directory'
import { AppError } from '@/lib/errors'

export interface VerdictPosition {
  check: string
  account: string
  /** Place of its verdict in WORST_FIRST, from 1; null where pages go by check and account. */
  rank: number | null
}

/** Writes a position for a URL. */
export function formatVerdictCursor({ check, account, rank }: VerdictPosition): string {
  return Buffer.from(`${check} ${account}${rank === null ? '' : ` ${rank}`}`).toString('base64url')
}

/** Reads a position. @throws AppError INVALID for a text that formatVerdictCursor did not write, or of another order */
export function parseVerdictCursor(text: string, order: 'account' | 'worst-first'): VerdictPosition {
  const [check = '', account = '', rank = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  const isRank = order === 'account' ? rank === '' : /^\d$/.test(rank)
  if (/^[A-Z]\d{1,2}$/.test(check) && isAccountId(account) && isRank)
    return { check, account, rank: rank === '' ? null : Number(rank) }
  throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must be the nextCursor of an earlier answer' })
}
