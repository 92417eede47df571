/** The link that `npm start` prints while nobody could come back as an owner. */
import { SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { inTransaction } from '@/lib/db/transaction'
import { createAccessLink, FIRST_OWNER_LINK_MS } from '@/lib/sign-in/access-link'
import { readOwnerState } from './read-owner-state'

export interface FirstOwner {
  /** Whether Faultline has an owner already. */
  exists: boolean
  /** The secret of a link that lets one in; null where one can come back by themselves, or none was wanted. */
  secret: string | null
}

/** Makes the link where it is needed and `wanted`. It lets in the owner who has no way back, or makes the first one. */
export async function prepareFirstOwner({ wanted }: { wanted: boolean }): Promise<FirstOwner> {
  return inTransaction(async (client) => {
    const { exists, canReturn, stranded } = await readOwnerState(client)
    if (canReturn || !wanted) return { exists, secret: null }
    const secret = await createAccessLink(client, { personId: stranded, validMs: FIRST_OWNER_LINK_MS })
    const after = { forWhom: stranded === null ? 'the first owner' : 'the owner who has no way back', minutes: 60 }
    await recordChange(client, SYSTEM, { action: 'access-link.made', subject: { kind: 'access-link' }, after })
    return { exists, secret }
  })
}
