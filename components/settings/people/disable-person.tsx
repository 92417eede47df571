/** Keeps somebody out, or lets them in again. */
import { disablePersonAction, enablePersonAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { ConfirmAction } from '../frame/confirm-action'

export function DisablePerson({ person: { id, name, state } }: { person: Pick<PersonView, 'id' | 'name' | 'state'> }) {
  if (state === 'disabled') {
    return (
      <ConfirmAction
        label="Enable…"
        action={enablePersonAction}
        fields={{ id }}
        confirm={`Enable ${name}`}
        waiting="Enabling…"
      >
        {name} can sign in again as before, with the same role and teams. Earlier sessions and links stay over; calendar
        addresses that they had not revoked work again.
      </ConfirmAction>
    )
  }
  return (
    <ConfirmAction
      label="Disable…"
      action={disablePersonAction}
      fields={{ id }}
      confirm={`Disable ${name}`}
      waiting="Disabling…"
    >
      {name} is signed out everywhere at once and cannot sign in, by any way; calendar addresses of theirs answer
      nothing. What they did stays in the audit. API tokens that they made keep working: revoke those under API tokens.
    </ConfirmAction>
  )
}
