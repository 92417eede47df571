/** Reads whether files can be written: while outages are missing in them nobody would see it in a spreadsheet. */
import 'server-only'
import { STILL_FILLING } from '@/lib/domain/impact/letter-unknowns'
import { AppError } from '@/lib/errors'
import { isFilling } from '@/lib/outages/read-filling'

const RETRY_SECONDS = 60

/** @throws AppError NOT_READY, with when to ask again, while what an earlier version stored is being worked out */
export async function requireWhole(): Promise<void> {
  if (await isFilling())
    throw new AppError('NOT_READY', `${STILL_FILLING} Ask again in a few minutes.`, {}, RETRY_SECONDS)
}
