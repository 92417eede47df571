/** A dry run: whom would it touch if a service failed now? Nothing happens, and AWS is not asked. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { ExposureLive } from '@/components/blast-radius/exposure-live'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { FormNotice } from '@/components/ui/form-notice'
import { WhatIfForm } from '@/components/what-if/what-if-form'
import { WhatIfPresets } from '@/components/what-if/what-if-presets'
import { requirePage } from '@/lib/access/page'
import { listPresets } from '@/lib/exposure/read-presets'
import { listServices } from '@/lib/service-names/read'
import { toSearchParams } from '@/lib/wire/to-search-params'
import { requestedWhatIf } from './what-if-request'
import { WhatIfResult } from './what-if-result'

export const metadata: Metadata = {
  title: 'What if',
  description: 'Which accounts would be touched if an AWS service failed.',
}

export default async function WhatIfPage({ searchParams }: PageProps<'/what-if'>) {
  const principal = await requirePage('accounts:read')
  const { shown, cursor, typed, problems } = requestedWhatIf(toSearchParams(await searchParams))
  const [services, presets] = await Promise.all([listServices(), listPresets(principal.accounts)])
  const others = Object.entries(problems).filter(([name]) => name !== 'service' && name !== 'region')
  return (
    <>
      <PageHead
        title="What if it failed now?"
        back={
          <Link href="/accounts" className="text-accent hover:underline">
            Accounts
          </Link>
        }
      >
        A dry run: nothing has happened. Suppose that an AWS service fails, and see which accounts it would touch, by
        which way, and what goes on working.
      </PageHead>
      <div className="flex flex-col gap-4">
        <Section title="Supposed to fail">
          <div className="flex flex-col gap-3">
            <WhatIfForm {...typed} problems={problems} services={services} />
            {presets.length > 0 ? <WhatIfPresets presets={presets} chosen={shown?.supposed ?? null} /> : null}
          </div>
        </Section>
        {others.length > 0 ? (
          <FormNotice tone="refused">
            Part of the address was left out: {others.map(([name, wants]) => `${name} ${wants}`).join('; ')}.
          </FormNotice>
        ) : null}
        {shown === null ? null : (
          <WhatIfResult shown={shown} cursor={cursor} services={services} accounts={principal.accounts} />
        )}
      </div>
      <ExposureLive />
    </>
  )
}
