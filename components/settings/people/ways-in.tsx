/** How somebody gets in, and what helps when they cannot: a link, a second factor taken away, sessions ended. */
'use client'

import { FormNotice } from '@/components/ui/form-notice'
import { endSessionsAction, resetSecondFactorAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { NewLink } from './new-link'

type Person = Pick<PersonView, 'id' | 'name' | 'state' | 'linkUntil' | 'secondFactor' | 'sessions'>

export function WaysIn({ person }: { person: Person }) {
  const { id, name, sessions, secondFactor } = person
  return (
    <div className="flex flex-col gap-3">
      {person.state === 'disabled' ? null : <NewLink person={person} />}
      <ConfirmAction
        label="Reset the second factor…"
        action={resetSecondFactorAction}
        fields={{ id }}
        confirm="Reset the second factor"
        waiting="Resetting…"
        offered={secondFactor}
        done={() => (
          <FormNotice tone="done">{`${name} has no second factor any more and is signed out everywhere.`}</FormNotice>
        )}
      >
        Removes the authenticator app and recovery codes of {name} and signs them out everywhere. Their password alone
        lets them in until they set up a new app: make sure that it is really them who asks.
      </ConfirmAction>
      <ConfirmAction
        label={sessions === 1 ? 'End their session…' : `End their ${sessions} sessions…`}
        action={endSessionsAction}
        fields={{ id }}
        confirm="Sign them out everywhere"
        waiting="Signing out…"
        offered={sessions > 0}
        done={() => <FormNotice tone="done">{`${name} is signed out everywhere.`}</FormNotice>}
      >
        {name} has to sign in again in every browser. API tokens and their calendar addresses keep working.
      </ConfirmAction>
    </div>
  )
}
