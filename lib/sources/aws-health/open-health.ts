/** Opens AWS Health for one connection: the active Region from DNS, and the form that fits the connection. */
import type { Health } from '@aws-sdk/client-health'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { SourceError } from '@/lib/errors'
import { type Answer, ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { activeRegion, findActiveRegion } from './active-region'
import { formOf } from './health-form'
import { AccountItem } from './health-items'
import { readDetails, readRefused } from './read-details'
import { readEntities } from './read-entities'
import { listIn, readListing } from './read-listing'
import { type EntityGaps, type HealthReader, InvalidTokenError } from './reader'

/** How often pages of one small listing are begun anew when their tokens expire. */
const BEGINNINGS = 3

/** The reader of a connection; what it sends is counted in `calls`. */
export async function openHealth(connection: AwsConnection, calls: Calls): Promise<HealthReader> {
  const form = formOf(connection)
  let region = await activeRegion(connection.partition)

  function send<T>(token: string | null, request: (health: Health) => Promise<T>): Promise<Answer<T>> {
    const sent = ask(connection, calls, async () => request(await clientsOf(connection).health(region)))
    return token === null ? sent : sent.catch((error: unknown) => throwForToken(error))
  }

  return {
    get region() {
      return region
    },

    async listPage({ updatedSince, token: resumed }) {
      const active = await findActiveRegion(connection.partition)
      const { token, givenIn } = readToken(resumed)
      const before = givenIn ?? region
      region = active ?? before
      if (token !== null && region !== before) {
        throw new InvalidTokenError(
          `AWS Health is now active in ${region}, no more in ${before}: the listing starts over`,
        )
      }
      const since = updatedSince === null ? null : new Date(updatedSince)
      const { output, answeredAt } = await send(token, (health) => form.listEvents(health, since, token))
      const next = nextToken(output.nextToken, token)
      const page = readListing(listIn(output.items, 'events'))
      return { ...page, nextToken: next === null ? null : `${region} ${next}`, answeredAt }
    },

    async listAccounts(arn) {
      const { accountId } = connection
      const list = form.listAccounts
      if (list === null) return { accounts: accountId === null ? [] : [accountId], scope: null }
      const accounts = new Set<string>()
      let scope: string | null = null
      await everyPage(async (token) => {
        const { output } = await send(token, (health) => list(health, arn, token))
        for (const item of listIn(output.items, 'accounts')) {
          const account = AccountItem.parse(item)
          if (account !== null) accounts.add(account)
        }
        scope = AccountItem.parse(output.scope) ?? scope
        return output.nextToken
      })
      return { accounts: [...accounts].sort(), scope }
    },

    async readDetails(asked) {
      if (asked.length === 0) return { details: [], refused: [] }
      const { output } = await send(null, (health) => form.readDetails(health, asked))
      return readDetails(asked, output)
    },

    async readEntities(asked, onPage) {
      let gaps: EntityGaps = { refused: [], unreadable: [] }
      if (asked.length === 0) return gaps
      await everyPage(async (token) => {
        if (token === null) gaps = { refused: [], unreadable: [] }
        const { output } = await send(token, (health) => form.readEntities(health, asked, token))
        const { entities, unreadable } = readEntities(asked, listIn(output.items, 'resources'))
        gaps.refused.push(...readRefused(asked, output.failed))
        gaps.unreadable.push(...unreadable)
        if (entities.length > 0) await onPage(entities)
        return output.nextToken
      })
      return gaps
    },
  }
}

/** Our token names the Region that gave AWS's: elsewhere it means nothing. */
function readToken(token: string | null): { token: string | null; givenIn: string | null } {
  if (token === null) return { token, givenIn: null }
  const at = token.indexOf(' ')
  return { token: token.slice(at + 1), givenIn: at < 0 ? null : token.slice(0, at) }
}

/** Reads pages to the last; a token that expires midway begins them anew. */
async function everyPage(read: (token: string | null) => Promise<string | undefined>): Promise<void> {
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

/** AWS's names for a token that it does not take (any more). */
const TOKEN_NAMES = /^(?:Invalid|Expired)(?:Pagination|Next)Token(?:Exception)?$/

function throwForToken(error: unknown): never {
  if (!(error instanceof AwsError)) throw error
  const isAboutToken = error.awsName === 'ValidationException' && /nextToken|pagination token/i.test(error.message)
  if (!isAboutToken && !TOKEN_NAMES.test(error.awsName)) throw error
  throw new InvalidTokenError('AWS Health takes the token of the next page no more: the listing starts over', error)
}
