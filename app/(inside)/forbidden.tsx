/** A page that one's role does not open: who you are, what it takes, whom to ask. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { currentPrincipal } from '@/lib/access/page'
import { PERMISSIONS, ROLES } from '@/lib/domain/access'

/** Who changes roles. Pages differ in what they take, and this one is not told which was asked for. */
const ADMINS = ROLES.slice(ROLES.indexOf(PERMISSIONS['people:manage'])).join(' or ')

export const metadata: Metadata = { title: 'Not allowed' }

export default async function Forbidden() {
  const principal = await currentPrincipal()
  return (
    <>
      <h1 className="sr-only">Not allowed</h1>
      <EmptyState
        title="Your role does not open this page"
        action={
          <Link href="/" className={buttonClass()}>
            Open the timeline
          </Link>
        }
      >
        {principal === null ? null : `You are signed in as ${principal.name}, with the role ${principal.role}. `}
        This page takes a role that may do more. Ask somebody with the role {ADMINS}: they can change yours under
        Settings, People.
      </EmptyState>
    </>
  )
}
