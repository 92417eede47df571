/** Opens AWS Health for one connection: the active Region from DNS, and the form that fits the connection. */
import type { Health } from '@aws-sdk/client-health'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { type Answer, ask } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Calls } from '@/lib/sources/aws/calls'
import { clientsOf } from '@/lib/sources/aws/clients'
import { activeRegion, findActiveRegion } from './active-region'
import { formOf } from './health-form'
import { questionsTo } from './questions'
import { listIn, readListing } from './read-listing'
import { type HealthReader, InvalidTokenError } from './reader'

/** The reader of a connection; what it sends is counted in `calls`. */
export async function openHealth(connection: AwsConnection, calls: Calls): Promise<HealthReader> {
  const form = formOf(connection)
  let region = await activeRegion(connection.partition)

  function send<T>(token: string | null, request: (health: Health) => Promise<T>): Promise<Answer<T>> {
    const sent = ask(connection, calls, async () => request(await clientsOf(connection).health(region)))
    return token === null ? sent : sent.catch((error: unknown) => throwForToken(error))
  }

  return {
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
      const page = readListing(listIn(output.items, 'events'))
      return { ...page, nextToken: output.nextToken ? `${region} ${output.nextToken}` : null, answeredAt }
    },

    ...questionsTo(form, connection.accountId, send),
  }
}

/** Our token names the Region that gave AWS's: elsewhere it means nothing. */
function readToken(token: string | null): { token: string | null; givenIn: string | null } {
  if (token === null) return { token, givenIn: null }
  const at = token.indexOf(' ')
  return { token: token.slice(at + 1), givenIn: at < 0 ? null : token.slice(0, at) }
}

/** AWS's names for a token that it does not take (any more). */
const TOKEN_NAMES = /^(?:Invalid|Expired)(?:Pagination|Next)Token(?:Exception)?$/

function throwForToken(error: unknown): never {
  if (!(error instanceof AwsError)) throw error
  const isAboutToken = error.awsName === 'ValidationException' && /nextToken|pagination token/i.test(error.message)
  if (!isAboutToken && !TOKEN_NAMES.test(error.awsName)) throw error
  throw new InvalidTokenError('AWS Health takes the token of the next page no more: the listing starts over', error)
}
