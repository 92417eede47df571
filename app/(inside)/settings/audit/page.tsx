/** The audit: who changed what, when, as the address asks for it. */
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { AuditEmpty } from '@/components/settings/audit/audit-empty'
import { AuditFilters } from '@/components/settings/audit/audit-filters'
import { auditCsvHref, auditHref } from '@/components/settings/audit/audit-href'
import { AuditSubject } from '@/components/settings/audit/audit-subject'
import { AuditTable } from '@/components/settings/audit/audit-table'
import { PageHead } from '@/components/settings/frame/page-head'
import { Pager } from '@/components/settings/frame/pager'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { requirePage } from '@/lib/access/page'
import { isUnfilteredAudit } from '@/lib/audit/filter'
import { readAuditPage } from '@/lib/audit/read'
import { readAuditChoices } from '@/lib/audit/read-choices'
import { requestedAuditPage } from '@/lib/audit/request'

export const metadata: Metadata = { title: 'Audit', description: 'Who changed what, when, and from where.' }

/** Parameters whose problem stands beside their field. */
const BESIDE_FIELD = ['from', 'to', 'q']

export default async function AuditPage({ searchParams }: PageProps<'/settings/audit'>) {
  await requirePage('audit:read')
  const params = await searchParams
  const { filter, problems, cursor } = requestedAuditPage(params)
  // A form sends its empty fields too: the address that people pass on holds none.
  if (Object.values(params).includes('') && Object.keys(problems).length === 0) redirect(auditHref(filter))
  const [{ entries, nextCursor }, choices] = await Promise.all([readAuditPage(filter, cursor), readAuditChoices()])
  const wrong = Object.entries(problems).filter(([name]) => !BESIDE_FIELD.includes(name))
  return (
    <>
      <PageHead
        title="Audit"
        action={
          <a href={auditCsvHref(filter)} download className={buttonClass()}>
            CSV of {isUnfilteredAudit(filter) ? 'everything' : 'what is filtered'}
          </a>
        }
      >
        Who changed what, when, and from where. Entries are written with the change itself and cannot be altered or
        removed.
      </PageHead>
      <AuditFilters filter={filter} choices={choices} problems={problems} />
      {wrong.length === 0 ? null : (
        <div className="mb-4">
          <FormNotice tone="refused">
            Part of the address was left out: {wrong.map(([name, problem]) => `${name} ${problem}`).join('; ')}.
          </FormNotice>
        </div>
      )}
      <AuditSubject filter={filter} entries={entries} />
      {entries.length === 0 ? (
        <AuditEmpty filtered={!isUnfilteredAudit(filter) || cursor !== null} />
      ) : (
        <AuditTable entries={entries} filter={filter} />
      )}
      <Pager
        label="Pages of the audit"
        first={cursor === null ? null : { href: auditHref(filter), words: 'Newest' }}
        next={nextCursor === null ? null : { href: auditHref(filter, nextCursor), words: 'Older' }}
      />
    </>
  )
}
