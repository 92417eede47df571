/** Deletes a connection, after saying what goes and what stays. */
import { deleteConnectionAction } from '@/lib/connections/actions'
import type { ConnectionView } from '@/lib/connections/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function DeleteConnection({ connection }: { connection: ConnectionView }) {
  const { id, name, events, accounts } = connection
  return (
    <ConfirmAction
      label="Delete…"
      action={deleteConnectionAction}
      fields={{ id }}
      confirm={`Delete ${name}`}
      waiting="Deleting…"
    >
      <p>
        What was read stays: {counted(events, 'event')} with the accounts and resources that AWS named, and{' '}
        {counted(accounts, 'account')} of the directory.
      </p>
      <p className="mt-2">
        What goes: its settings, how far it had read, its polls and the times that it covered, its organizational units,
        and which services it found in use. Connecting again reads everything anew. At AWS nothing changes: delete the
        stack or run terraform destroy there.
      </p>
      <p className="mt-2">It cannot be undone; switching it off can.</p>
    </ConfirmAction>
  )
}

function counted(count: number, noun: string): string {
  return count === 1 ? `1 ${noun}` : `${count === 0 ? 'no' : count.toLocaleString('en-US')} ${noun}s`
}
