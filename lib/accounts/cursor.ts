/** Where a page of the directory ends: the last account's place in its order, opaque to callers. */
import 'server-only'
import { z } from 'zod'
import { isAccountId } from '@/lib/domain/aws-directory'
import { AppError } from '@/lib/errors'
import { ACCOUNT_SORTS, type AccountSort } from './filter'

export interface AccountPosition {
  /** What the list is ordered by, as PostgreSQL writes it. */
  key: string
  id: string
}

const id = z.string().refine(isAccountId)
const Written = z.union([
  z.tuple([z.literal('joined'), z.union([z.iso.datetime(), z.literal('-infinity')]), id]),
  z.tuple([z.enum(ACCOUNT_SORTS).exclude(['joined']), z.string().max(1_000), id]),
])

/** Writes a position in a list of this order for a URL. */
export function formatAccountCursor(sort: AccountSort, { key, id }: AccountPosition): string {
  return Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')
}

/** Reads a position in a list of this order. @throws AppError INVALID for a text that formatAccountCursor did not write */
export function parseAccountCursor(sort: AccountSort, text: string): AccountPosition {
  const read = Written.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  // PostgreSQL's text holds no NUL.
  if (read.success && read.data[0] === sort && !read.data[1].includes('\0'))
    return { key: read.data[1], id: read.data[2] }
  throw new AppError('INVALID', 'The cursor cannot be read.', {
    cursor: 'must be the nextCursor of an earlier answer of the same order',
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
