/** Deletes a workload, after saying what depends on it. */
import { deleteWorkloadAction } from '@/lib/workloads/actions'
import type { WorkloadView } from '@/lib/workloads/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { namesWords } from './dependency-words'

const NAMED = 10

export function DeleteWorkload({ workload: { id, name, dependents } }: { workload: WorkloadView }) {
  return (
    <ConfirmAction
      label="Delete…"
      action={deleteWorkloadAction}
      fields={{ id }}
      confirm={`Delete ${name}`}
      waiting="Deleting…"
    >
      {dependents.length === 0 ? (
        <p>No other workload depends on it. No account is deleted.</p>
      ) : (
        <p>
          <span className="font-medium text-ink">
            {namesWords(
              dependents.map((dependent) => dependent.name),
              NAMED,
            )}{' '}
            {dependents.length === 1 ? 'depends' : 'depend'} on it
          </span>{' '}
          and will not any more: what it depends on no longer reaches {dependents.length === 1 ? 'it' : 'them'} through
          it. No account is deleted.
        </p>
      )}
      <p className="mt-2">It cannot be undone; the audit keeps what it was.</p>
    </ConfirmAction>
  )
}
