/** Turns single sign-on off. */

import { turnOffSingleSignOnAction } from '@/lib/sign-in/single-sign-on/actions'
import { ConfirmAction } from '../frame/confirm-action'

export function TurnOff() {
  return (
    <ConfirmAction
      label="Turn off single sign-on…"
      action={turnOffSingleSignOnAction}
      fields={{}}
      confirm="Turn off and forget"
      waiting="Turning off…"
    >
      The settings above are forgotten, the secret too. People who came by it keep their accounts and open sessions; to
      come back they need a password, for which you can send them a link under People.
    </ConfirmAction>
  )
}
