/** Switches a connection off or on, after saying what that means. */
import { switchOffConnectionAction, switchOnConnectionAction } from '@/lib/connections/actions'
import type { ConnectionView } from '@/lib/connections/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function SwitchConnection({ connection: { id, name, enabled } }: { connection: ConnectionView }) {
  if (!enabled) {
    return (
      <ConfirmAction
        label="Switch on…"
        action={switchOnConnectionAction}
        fields={{ id }}
        confirm={`Switch ${name} on`}
        waiting="Switching on…"
      >
        It is read again within seconds, from where it stood: what AWS said meanwhile is caught up with, as far back as
        AWS keeps it.
      </ConfirmAction>
    )
  }
  return (
    <ConfirmAction
      label="Switch off…"
      action={switchOffConnectionAction}
      fields={{ id }}
      confirm={`Switch ${name} off`}
      waiting="Switching off…"
    >
      Nothing is read through it until it is switched on again. Everything that was read stays, and so does where it
      stood.
    </ConfirmAction>
  )
}
