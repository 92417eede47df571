/** Makes a one-time link for somebody and shows it once. */
'use client'

import { renewLinkAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { OneTimeLinkNotice } from './one-time-link-notice'

export function NewLink({ person }: { person: Pick<PersonView, 'id' | 'name' | 'linkUntil'> }) {
  return (
    <ConfirmAction
      label="Make a one-time link…"
      action={renewLinkAction}
      fields={{ id: person.id }}
      confirm="Make the link"
      waiting="Making…"
      done={(link) => <OneTimeLinkNotice link={link} />}
    >
      Whoever opens it gets in as {person.name} and sets a password. It works once, for seven days.
      {person.linkUntil === null ? null : ' The link that was made before stops working.'}
    </ConfirmAction>
  )
}
