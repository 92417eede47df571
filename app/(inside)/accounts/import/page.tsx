/** Names accounts, their teams, environments and criticalities, and the services that they use, from CSV files. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { ImportAccounts } from '@/components/accounts/import-accounts'
import { ImportUsage } from '@/components/accounts/import-usage'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { requirePage } from '@/lib/access/page'

export const metadata: Metadata = {
  title: 'Import accounts',
  description: 'Accounts, their teams, environments and criticalities, and the services that they use, from CSV files.',
}

export default async function ImportPage() {
  await requirePage('accounts:manage')
  return (
    <>
      <PageHead
        title="Import"
        back={
          <Link href="/accounts" className="text-accent hover:underline">
            Accounts
          </Link>
        }
      >
        A file is looked at first, and taken over whole or not at all.
      </PageHead>
      <div className="flex flex-col gap-4">
        <Section
          title="Accounts, teams, environments"
          lead="The CSV of the list of accounts can be changed in a spreadsheet and given back here. Teams, environments and criticalities that it changes count as given by hand: rules leave them alone."
        >
          <ImportAccounts />
        </Section>
        <Section
          title="Services in use"
          lead="Where neither AWS Config nor Resource Explorer tells which account uses which service in which Region."
        >
          <ImportUsage />
        </Section>
      </div>
    </>
  )
}
