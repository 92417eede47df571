/** The drawer with one account, open while the address names one. */
'use client'

import type { Route } from 'next'
import Link from 'next/link'
import { lazy, Suspense } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Drawer } from '@/components/ui/drawer'
import { AccountSkeleton } from './account-skeleton'
import { useBlast } from './blast-context'
import { pageViewHref } from './page-view'

const AccountDetails = lazy(async () => {
  const { AccountDetails: details } = await import('./account-details')
  return { default: details }
})

export function AccountDrawer() {
  const { view, initialOpen, closeAccount } = useBlast()
  const id = view.open
  return (
    <Drawer
      open={id !== null}
      onClose={closeAccount}
      title={id === null ? 'Account' : <span className="tabular font-mono">{id}</span>}
      actions={
        id === null ? null : (
          <Link href={`/accounts/${id}` as Route} className={buttonClass('quiet', 'md')}>
            Open the account
          </Link>
        )
      }
    >
      {id === null ? null : (
        <>
          <WayBack />
          {/* What stands in a boundary is unpacked by a script: an account that the address names has to be there without. */}
          {id === initialOpen ? (
            <AccountDetails key={id} id={id} />
          ) : (
            <Suspense fallback={<AccountSkeleton />}>
              <AccountDetails key={id} id={id} />
            </Suspense>
          )}
        </>
      )}
    </Drawer>
  )
}

function WayBack() {
  const { incident, view } = useBlast()
  return (
    <noscript>
      <p className="border-b border-line px-4 py-2 text-sm">
        <a href={pageViewHref(incident, { ...view, open: null })} className="underline">
          Back to the blast radius
        </a>
      </p>
    </noscript>
  )
}
