/** iam:ListVirtualMFADevices: which of them belong to whom. */
import { z } from 'zod'
import type { Collector } from '../collector'
import { listAll, markerAfter, tokenAs } from '../listing'
import { listOf, MARKED } from '../payload'

const PAGE = z.object({
  VirtualMFADevices: listOf(
    z.object({ SerialNumber: z.string(), User: z.object({ Arn: z.string().optional() }).nullish() }),
  ),
  ...MARKED,
})

export const virtualMfa: Collector<'virtual-mfa'> = {
  kind: 'virtual-mfa',
  read: async ({ session, controlRegion }) => {
    const devices = await listAll(session.sentence('the listing of MFA devices'), async (token) => {
      const page = await session.read('iam', controlRegion, PAGE, (iam) =>
        iam.listVirtualMFADevices(tokenAs('Marker', token)),
      )
      return { items: page.VirtualMFADevices, next: markerAfter(page) }
    })
    return {
      body: { devices: devices.map(({ SerialNumber, User }) => ({ serial: SerialNumber, user: User?.Arn ?? null })) },
    }
  },
}
