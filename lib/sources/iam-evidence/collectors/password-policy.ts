/** iam:GetAccountPasswordPolicy: none is an answer, too. */
import { z } from 'zod'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { Collector } from '../collector'

const ANSWER = z.object({
  PasswordPolicy: z.object({
    MinimumPasswordLength: z.number().nullish(),
    PasswordReusePrevention: z.number().nullish(),
  }),
})

/** As the wire and as the SDK call it. */
const NONE = new Set(['NoSuchEntity', 'NoSuchEntityException'])

export const passwordPolicy: Collector<'password-policy'> = {
  kind: 'password-policy',
  read: async ({ session, controlRegion }) => {
    try {
      const { PasswordPolicy } = await session.read('iam', controlRegion, ANSWER, (iam) =>
        iam.getAccountPasswordPolicy(),
      )
      const { MinimumPasswordLength, PasswordReusePrevention } = PasswordPolicy
      return {
        body: {
          policy: {
            minimumLength: MinimumPasswordLength ?? null,
            reusePrevention: PasswordReusePrevention ?? null,
          },
        },
      }
    } catch (error) {
      if (error instanceof AwsError && NONE.has(error.awsName)) return { body: { policy: null } }
      throw error
    }
  },
}
