/** Where a page of verdicts ends: the check and the account of its last row, opaque to callers. */
import 'server-only'
import { isAccountId } from '@/lib/domain/aws-directory'
import { AppError } from '@/lib/errors'

export interface VerdictPosition {
  check: string
  account: string
}

/** Writes a position for a URL. */
export function formatVerdictCursor({ check, account }: VerdictPosition): string {
  return Buffer.from(`${check} ${account}`).toString('base64url')
}

/** Reads a position. @throws AppError INVALID for a text that formatVerdictCursor did not write */
export function parseVerdictCursor(text: string): VerdictPosition {
  const [check = '', account = ''] = Buffer.from(text, 'base64url').toString().split(' ')
  if (/^[A-Z]\d{1,2}$/.test(check) && isAccountId(account)) return { check, account }
  throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must be the nextCursor of an earlier answer' })
}
