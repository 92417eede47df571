/** Where a page of a blast radius ends, opaque to callers: the last row's place in the order, or the last resource's key. */
import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'
import type { BlastDimension } from './contract'

/** Rows that are worked out are found again by their id; should that be gone, the next page goes on at the same place. */
export interface RowPosition {
  id: string
  /** How many rows stood before it, and itself. */
  place: number
}

/** A resource's key: event, account, value, ARN or ''. */
export type EntityPosition = readonly [event: string, account: string, value: string, arn: string]

// PostgreSQL's text holds no NUL.
const text = z
  .string()
  .max(10_000)
  .refine((value) => !value.includes('\0'))
const Row = z.tuple([z.string(), z.string().max(1_000), z.number().int().min(1).max(10_000_000)])
const Entity = z.tuple([z.literal('entity'), z.string().regex(/^\d{1,18}$/), z.string().regex(/^\d{12}$/), text, text])

/** Writes a place among the rows of a dimension for a URL. */
export function formatRowCursor(by: BlastDimension, { id, place }: RowPosition): string {
  return encode([by, id, place])
}

/** Reads a place among the rows of a dimension. @throws AppError INVALID for a text that formatRowCursor did not write */
export function parseRowCursor(by: BlastDimension, cursor: string): RowPosition {
  const read = Row.safeParse(decode(cursor))
  if (!read.success || read.data[0] !== by) throw unreadable()
  return { id: read.data[1], place: read.data[2] }
}

/** Writes a resource's key for a URL. */
export function formatEntityCursor(position: EntityPosition): string {
  return encode(['entity', ...position])
}

/** Reads a resource's key. @throws AppError INVALID for a text that formatEntityCursor did not write */
export function parseEntityCursor(cursor: string): EntityPosition {
  const read = Entity.safeParse(decode(cursor))
  if (!read.success) throw unreadable()
  const [, event, account, value, arn] = read.data
  return [event, account, value, arn]
}

function encode(parts: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url')
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return null
  }
}

function unreadable(): AppError {
  return new AppError('INVALID', 'The cursor cannot be read.', {
    cursor: 'must be the nextCursor of an earlier answer of the same rows',
  })
}
