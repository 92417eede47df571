/** Whom an incident touches, how sure that is, by which way, and who has to be told. */
'use client'

import { AccountDrawer } from './account-drawer'
import { BlastBody, type BlastBodyProps } from './blast-body'
import { BlastProvider } from './blast-provider'

interface BlastRadiusProps extends BlastBodyProps {
  /** May say that accounts are touched or not. */
  mayRespond: boolean
}

export function BlastRadius({ mayRespond, ...props }: BlastRadiusProps) {
  return (
    <BlastProvider incident={props.incident} mayRespond={mayRespond}>
      <BlastBody {...props} />
      <AccountDrawer />
    </BlastProvider>
  )
}
