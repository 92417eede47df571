/** Every call that collecting evidence makes, and what for. */
import { Fold } from '@/components/ui/fold'
import { EVIDENCE_PERMISSIONS, type EvidencePermission } from '@/lib/domain/evidence/evidence-permissions'

export function WhatIsRead() {
  const own = EVIDENCE_PERMISSIONS.filter(({ scope }) => scope === 'account')
  const whole = EVIDENCE_PERMISSIONS.filter(({ scope }) => scope === 'organization')
  return (
    <div className="flex flex-col gap-1">
      <Fold label={`${once(own).length} calls in each account`}>
        <Calls permissions={own} />
      </Fold>
      <Fold label={`${once(whole).length} more where an organization is read`}>
        <Calls permissions={whole} />
      </Fold>
    </div>
  )
}

function Calls({ permissions }: { permissions: readonly EvidencePermission[] }) {
  return (
    <dl className="grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[22rem_minmax(0,1fr)]">
      {once(permissions).map(({ action, why }) => (
        <div key={action} className="contents">
          <dt className="font-mono wrap-anywhere">{action}</dt>
          <dd className="text-pretty text-ink-muted max-sm:mb-1">to {why}</dd>
        </div>
      ))}
    </dl>
  )
}

/** A call may serve several kinds of evidence. */
function once(permissions: readonly EvidencePermission[]): EvidencePermission[] {
  return [...new Map(permissions.map((permission) => [permission.action, permission])).values()]
}
