/** Where a page of changes ends: the last change's place, opaque to callers. */
import 'server-only'
import { z } from 'zod'
import { AppError } from '@/lib/errors'

/** The last change of a page: its time as PostgreSQL writes it, and its id. */
export interface ChangePosition {
  at: string
  id: string
}

const Written = z.tuple([z.iso.datetime(), z.string().regex(/^\d{1,18}$/)])

export function formatChangeCursor({ at, id }: ChangePosition): string {
  return Buffer.from(JSON.stringify([at, id])).toString('base64url')
}

/** @throws AppError INVALID for a text that formatChangeCursor did not write */
export function parseChangeCursor(text: string): ChangePosition {
  const read = Written.safeParse(jsonOf(Buffer.from(text, 'base64url').toString()))
  if (read.success) return { at: read.data[0], id: read.data[1] }
  throw new AppError('INVALID', 'The cursor cannot be read.', { cursor: 'must be the nextCursor of an earlier answer' })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
