/** iam:ListServerCertificates: those that IAM itself keeps. */
import { z } from 'zod'
import type { Collector } from '../collector'
import { listAll, markerAfter, tokenAs } from '../listing'
import { instant, listOf, MARKED } from '../payload'

const PAGE = z.object({
  ServerCertificateMetadataList: listOf(
    z.object({ ServerCertificateName: z.string(), Arn: z.string(), Expiration: instant }),
  ),
  ...MARKED,
})

export const serverCertificates: Collector<'server-certificates'> = {
  kind: 'server-certificates',
  read: async ({ session, controlRegion }) => {
    const found = await listAll(session.sentence('the listing of server certificates'), async (token) => {
      const page = await session.read('iam', controlRegion, PAGE, (iam) =>
        iam.listServerCertificates(tokenAs('Marker', token)),
      )
      return { items: page.ServerCertificateMetadataList, next: markerAfter(page) }
    })
    const certificates = found.map(({ ServerCertificateName, Arn, Expiration }) => ({
      name: ServerCertificateName,
      arn: Arn,
      expiresAt: Expiration,
    }))
    return { body: { certificates } }
  },
}
