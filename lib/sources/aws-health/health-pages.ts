/** Walks through pages of AWS Health by their tokens. */
import { SourceError } from '@/lib/errors'
import { InvalidTokenError } from './reader'

/** How often pages of one small listing are begun anew when their tokens expire. */
const BEGINNINGS = 3

/** Reads pages to the last; a token that expires midway begins them anew. */
export async function everyPage(read: (token: string | null) => Promise<string | undefined>): Promise<void> {
  for (let beginning = 1; ; beginning += 1) {
    try {
      let token: string | null = null
      do token = nextToken(await read(token), token)
      while (token !== null)
      return
    } catch (error) {
      if (!(error instanceof InvalidTokenError) || beginning === BEGINNINGS) throw error
    }
  }
}

/**
 * The token for the next page; null where this was the last one.
 * @throws {SourceError} of kind `parse` for the token that was just used: following it would never end
 */
function nextToken(given: string | undefined, used: string | null): string | null {
  if (given === undefined || given === '') return null
  if (given === used) throw new SourceError('parse', 'AWS Health gave the same page of a listing twice')
  return given
}
