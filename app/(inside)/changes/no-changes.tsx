/** Why there is no planned change to show. */
import { ChangesEmpty } from '@/components/planned-changes/changes-empty'
import { listConnections } from '@/lib/connections/read'
import { allows, type Principal } from '@/lib/domain/access'
import { isUnfilteredChanges } from '@/lib/planned-changes/filter'
import type { ChangesView } from '@/lib/planned-changes/view-state'

export async function NoChanges({ shown, principal }: { shown: ChangesView; principal: Principal }) {
  return (
    <ChangesEmpty
      shown={shown}
      isFiltered={!isUnfilteredChanges(shown.filter)}
      isConnected={(await listConnections()).length > 0}
      mayConnect={allows(principal, 'connections:manage')}
    />
  )
}
