/** What is asked of AWS Health about single events: their accounts, texts and resources. */
import type { Health } from '@aws-sdk/client-health'
import type { Answer } from '@/lib/sources/aws/ask'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { HealthForm } from './health-form'
import { AccountItem } from './health-items'
import { everyPage } from './health-pages'
import { askInParts, refusalOf } from './in-parts'
import { readDetails, readRefused } from './read-details'
import { readEntities } from './read-entities'
import { listIn } from './read-listing'
import type { EntityGaps, EventAt, HealthReader } from './reader'

/** Sends one request; with the token of a page an error about that token becomes an InvalidTokenError. */
export type Send = <T>(token: string | null, request: (health: Health) => Promise<T>) => Promise<Answer<T>>

/** The part of a reader that asks about events. `ownAccount`: whose connection it is, where it is one account's. */
export function questionsTo(
  form: HealthForm,
  ownAccount: string | null,
  send: Send,
): Pick<HealthReader, 'listAccounts' | 'readDetails' | 'readEntities'> {
  return {
    async listAccounts(arn) {
      const list = form.listAccounts
      if (list === null) return { accounts: ownAccount === null ? [] : [ownAccount], scope: null, refused: null }
      const accounts = new Set<string>()
      let scope: string | null = null
      const readAll = everyPage(async (token) => {
        const { output } = await send(token, (health) => list(health, arn, token))
        for (const item of listIn(output.items, 'accounts')) {
          const account = AccountItem.parse(item)
          if (account !== null) accounts.add(account)
        }
        scope = AccountItem.parse(output.scope) ?? scope
        return output.nextToken
      })
      const refused = await readAll.then(
        () => null,
        (error: unknown) => {
          if (error instanceof AwsError && error.reason === 'refused') return refusalOf({ arn, account: null }, error)
          throw error
        },
      )
      return { accounts: [...accounts].sort(), scope, refused }
    },

    async readDetails(asked) {
      if (asked.length === 0) return { details: [], refused: [] }
      const readSome = async (some: readonly EventAt[]) => {
        const { output } = await send(null, (health) => form.readDetails(health, some))
        return readDetails(some, output)
      }
      const parts = await askInParts(asked, readSome, (refused) => ({ details: [], refused: [refused] }))
      return { details: parts.flatMap(({ details }) => details), refused: parts.flatMap(({ refused }) => refused) }
    },

    async readEntities(asked, onPage) {
      if (asked.length === 0) return { refused: [], unreadable: [] }
      const readSome = async (some: readonly EventAt[]) => {
        let gaps: EntityGaps = { refused: [], unreadable: [] }
        await everyPage(async (token) => {
          if (token === null) gaps = { refused: [], unreadable: [] }
          const { output } = await send(token, (health) => form.readEntities(health, some, token))
          const { entities, unreadable } = readEntities(some, listIn(output.items, 'resources'))
          gaps.refused.push(...readRefused(some, output.failed))
          gaps.unreadable.push(...unreadable)
          if (entities.length > 0) await onPage(entities)
          return output.nextToken
        })
        return gaps
      }
      const parts = await askInParts(asked, readSome, (refused): EntityGaps => ({ refused: [refused], unreadable: [] }))
      return {
        refused: parts.flatMap(({ refused }) => refused),
        unreadable: parts.flatMap(({ unreadable }) => unreadable),
      }
    },
  }
}
