/** What people can do with their calendar addresses. */
'use server'

import { z } from 'zod'
import { action, type By } from '@/lib/access/action'
import { plainName } from '@/lib/domain/plain-name'
import { AppError } from '@/lib/errors'
import { LONGEST_FEED_NAME } from './contract'
import { formatChangeFilter, parseChangeFilter } from './filter'
import { createCalendarFeed, revokeCalendarFeed } from './write-feeds'

const LONGEST_FILTER = 8_000

const newFeed = z.object({
  name: plainName(LONGEST_FEED_NAME),
  filter: z
    .string('Reload the page: this form is out of date.')
    .max(LONGEST_FILTER, 'The filter is too long.')
    .transform((text) => formatChangeFilter(parseChangeFilter(new URLSearchParams(text)).filter).toString()),
})

/** Makes an address of one's own and answers it, once. */
export const createFeedAction = action('account:manage', newFeed, (feed, { actor, principal }) =>
  createCalendarFeed(actor, personOf(principal), feed),
)

const revocation = z.object({ id: z.uuid('This is not the id of an address.') })

/** Revokes an address of one's own for good. */
export const revokeFeedAction = action('account:manage', revocation, ({ id }, { actor, principal }) =>
  revokeCalendarFeed(actor, personOf(principal), id),
)

/** An address sees with the eyes of a person. */
function personOf({ kind, id }: By['principal']): string {
  if (kind === 'person') return id
  throw new AppError('FORBIDDEN', 'A token has no account of its own: sign in as a person for this.')
}
