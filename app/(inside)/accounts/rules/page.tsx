/** The rules that give accounts their teams, environments and criticalities by their tags. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { RulesForm } from '@/components/accounts/rules-form'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { requirePage } from '@/lib/access/page'
import { NONE } from '@/lib/accounts/filter'
import { listAccountRules, listTagKeys, readAccountFacets } from '@/lib/accounts/read-overview'
import { toDraft } from '@/lib/domain/rule-drafts'
import { listTeamChoices } from '@/lib/teams/read'

export const metadata: Metadata = {
  title: 'Rules for accounts',
  description: 'Which tags say whose an account is, what it is for and how critical.',
}

export default async function RulesPage() {
  await requirePage('accounts:manage')
  const [rules, tagKeys, teams, { environments }] = await Promise.all([
    listAccountRules(),
    listTagKeys(),
    listTeamChoices(),
    readAccountFacets(null),
  ])
  return (
    <>
      <PageHead
        title="Rules for accounts"
        back={
          <Link href="/accounts" className="text-accent hover:underline">
            Accounts
          </Link>
        }
      >
        They say by its tags which team owns an account, which environment it is and how critical. The first rule that
        fits decides, for each of the three. They are applied when saved and after each reading of the accounts; what
        somebody said by hand stays.
      </PageHead>
      <Section title="Rules, first to last">
        <RulesForm
          stored={rules.map(toDraft)}
          tagKeys={tagKeys}
          teams={teams.map(({ name }) => name)}
          environments={environments.map(({ value }) => value).filter((value) => value !== NONE)}
        />
      </Section>
    </>
  )
}
