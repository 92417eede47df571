/** How a resource is, in AWS's word, with a shape. */
import { SeverityMark, type SeverityMarkKind } from './severity-mark'

const MARKS: Readonly<Record<string, SeverityMarkKind>> = {
  IMPAIRED: 'disruption',
  PENDING: 'degradation',
  UNIMPAIRED: 'resolved',
  RESOLVED: 'resolved',
}

export function EntityStatus({ status }: { status: string | null }) {
  return (
    <span className="inline-flex items-center gap-1">
      <SeverityMark kind={MARKS[status ?? ''] ?? 'unknown'} size={12} word="" />
      {status ?? 'no status'}
    </span>
  )
}
