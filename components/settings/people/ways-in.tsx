/** How somebody gets in, and what helps when they cannot: a link, a second factor taken away, sessions ended. */
import { endSessionsAction, resetSecondFactorAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { NewLink } from './new-link'

export function WaysIn({ person }: { person: PersonView }) {
  const { id, name, sessions } = person
  return (
    <div className="flex flex-col gap-3">
      {person.state === 'disabled' ? null : <NewLink person={person} />}
      {person.secondFactor ? (
        <ConfirmAction
          label="Reset the second factor…"
          action={resetSecondFactorAction}
          fields={{ id }}
          confirm="Reset the second factor"
          waiting="Resetting…"
        >
          Removes the authenticator app and recovery codes of {name} and signs them out everywhere. Their password alone
          lets them in until they set up a new app: make sure that it is really them who asks.
        </ConfirmAction>
      ) : null}
      {sessions > 0 ? (
        <ConfirmAction
          label={sessions === 1 ? 'End their session…' : `End their ${sessions} sessions…`}
          action={endSessionsAction}
          fields={{ id }}
          confirm="Sign them out everywhere"
          waiting="Signing out…"
        >
          {name} has to sign in again in every browser. API tokens keep working.
        </ConfirmAction>
      ) : null}
    </div>
  )
}
