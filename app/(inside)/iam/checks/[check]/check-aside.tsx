/** Beside the accounts of a check: what it is about, where it is waived, and the form that waives it. */
import { CheckFacts } from '@/components/iam/check-facts'
import { WaiveForm } from '@/components/iam/waive-form'
import { WaiverList } from '@/components/iam/waiver-list'
import { Section } from '@/components/settings/frame/section'
import { Panel } from '@/components/ui/panel'
import { allows, type Principal } from '@/lib/domain/access'
import type { Check } from '@/lib/domain/evidence/check'
import { dayAfter, utcDay } from '@/lib/domain/postmortem/due-day'
import type { CheckSummary } from '@/lib/evidence/contract'
import { listWaivers } from '@/lib/evidence/read-waivers'

interface CheckAsideProps {
  check: Check
  summary: CheckSummary | null
  /** The account that is asked for; null: all. */
  account: string | null
  principal: Principal
}

/** A waiver lasts at most so many days. */
const LONGEST = 366

export async function CheckAside({ check, summary, account, principal }: CheckAsideProps) {
  const waivers = (await listWaivers(principal.accounts)).filter((waiver) => waiver.check === check.id)
  const mayManage = allows(principal, 'evidence:manage')
  const today = utcDay(Date.now())
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Panel title="About this check">
        <CheckFacts check={check} summary={summary} />
      </Panel>
      {waivers.length === 0 ? null : (
        <Panel title="Waived">
          <WaiverList waivers={waivers} titles={null} mayEnd={mayManage} />
        </Panel>
      )}
      {mayManage ? (
        <div id="waive">
          <Section title="Waive" lead="It then counts as waived where it fails, until the day. What was found stays.">
            <WaiveForm
              key={account}
              check={check.id}
              account={account}
              days={{ first: today, last: dayAfter(today, LONGEST) }}
            />
          </Section>
        </div>
      ) : null}
    </div>
  )
}
