/** IAM set-up: what Faultline must be allowed to read in each account, how to roll that out, and where it is missing. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { LiveEvidence } from '@/components/iam/live-evidence'
import { MissingList } from '@/components/iam/missing-list'
import { WhatIsRead } from '@/components/iam/what-is-read'
import { Section } from '@/components/settings/frame/section'
import { buttonClass } from '@/components/ui/button-class'
import { requirePage } from '@/lib/access/page'
import { listConnections } from '@/lib/connections/read'
import { allows } from '@/lib/domain/access'
import { WHOLE_SCOPE } from '@/lib/evidence/filter'
import { listMissing } from '@/lib/evidence/read-gaps'
import { RoleDocuments } from './role-documents'

export const metadata: Metadata = {
  title: 'IAM set-up',
  description: 'What Faultline must be allowed to read in each account, how to roll that out, and where it is missing.',
}

export default async function IamSetUpPage() {
  const principal = await requirePage('evidence:read')
  const mayManage = allows(principal, 'connections:manage')
  const [connections, missing] = await Promise.all([listConnections(), listMissing(WHOLE_SCOPE, principal.accounts)])
  const isCollected = connections.some(({ enabled, evidence }) => enabled && evidence.role !== null)
  return (
    <>
      <h1 className="text-xl font-semibold tracking-tight">IAM set-up</h1>
      <p className="mt-1 mb-4 max-w-[80ch] text-sm text-pretty text-ink-muted">
        Faultline reads how identity is set up, and changes nothing. It takes a role of the same name in each account;
        the documents below are made from the list of calls that it makes.
      </p>
      <div className="flex flex-col gap-4">
        {mayManage
          ? connections.map((connection) => <RoleDocuments key={connection.id} connection={connection} />)
          : null}
        {mayManage && connections.length > 0 ? null : (
          <Section title="The role">
            <p className="mb-3 max-w-[80ch] text-sm text-pretty text-ink-muted">
              {mayManage
                ? 'There is no connection to AWS yet: with one, its policy, a StackSet and a Terraform module stand here.'
                : 'Policy, StackSet and Terraform module of each connection stand here for administrators.'}
            </p>
            {mayManage ? (
              <Link href="/settings/connections/new" className={buttonClass('primary')}>
                Connect AWS
              </Link>
            ) : null}
          </Section>
        )}
        <Section
          title="What is read"
          lead="Each call is made once per account and day, however many checks rest on it."
        >
          <WhatIsRead />
        </Section>
        <div id="missing">
          <Section
            title="What is missing where"
            lead="What could not be read at the last try. A check that rests on it is not checked, or stale: never green."
          >
            <MissingList missing={missing} isCollected={isCollected} />
          </Section>
        </div>
      </div>
      <LiveEvidence />
    </>
  )
}
