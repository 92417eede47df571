/** account:GetAlternateContact: whether each contact is set; names and addresses are not kept. */
import { z } from 'zod'
import { HOME_REGION } from '@/lib/domain/aws-connection'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading, Collector } from '../collector'

const ANSWER = z.object({ AlternateContact: z.object({ EmailAddress: z.string().nullish() }) })

export const alternateContacts: Collector<'alternate-contacts'> = {
  kind: 'alternate-contacts',
  read: async (reading) => ({
    body: {
      security: await isSet(reading, 'SECURITY'),
      operations: await isSet(reading, 'OPERATIONS'),
      billing: await isSet(reading, 'BILLING'),
    },
  }),
}

async function isSet(
  { session, partition }: AccountReading,
  AlternateContactType: 'SECURITY' | 'OPERATIONS' | 'BILLING',
): Promise<boolean> {
  try {
    const { AlternateContact } = await session.read('account', HOME_REGION[partition], ANSWER, (account) =>
      account.getAlternateContact({ AlternateContactType }),
    )
    return Boolean(AlternateContact.EmailAddress)
  } catch (error) {
    if (error instanceof AwsError && error.awsName === 'ResourceNotFoundException') return false
    throw error
  }
}
