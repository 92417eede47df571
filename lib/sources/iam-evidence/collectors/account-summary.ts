/** iam:GetAccountSummary: counts and flags of the account. */
import { z } from 'zod'
import type { Collector } from '../collector'

const ANSWER = z.object({ SummaryMap: z.record(z.string(), z.number()) })

export const accountSummary: Collector<'account-summary'> = {
  kind: 'account-summary',
  read: async ({ session, controlRegion }) => {
    const { SummaryMap } = await session.read('iam', controlRegion, ANSWER, (iam) => iam.getAccountSummary())
    return { body: SummaryMap }
  },
}
