/** Why nothing is known of the services that an account uses. */
import type { InventoryStateView } from '@/lib/service-usage/contract'

interface UsageUnknownProps {
  /** Of the connection that the account is read through; null where there is none, or it is switched off. */
  inventory: InventoryStateView | null
}

export function UsageUnknown({ inventory }: UsageUnknownProps) {
  return (
    <div className="flex max-w-[72ch] flex-col gap-1 text-sm text-pretty text-ink-muted">
      <p>Nothing is known of the services that it uses.</p>
      {inventory === null ? <p>No connection is switched on through which they could be read.</p> : null}
      {inventory !== null && inventory.lastCompleteAt === null && inventory.failure === null ? (
        <p>They have not been read through {inventory.connectionName} yet.</p>
      ) : null}
      {inventory?.failure ? <p>{inventory.failure}</p> : null}
      {inventory?.found.map(({ source, state, sentence }) => (
        <p key={source}>
          {sentence}
          {state === 'read' ? ' It names nothing in this account.' : ''}
        </p>
      ))}
    </div>
  )
}
