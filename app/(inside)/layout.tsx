/** Around every page for those who are signed in: how fresh the data is, live changes, and the shell. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SETTINGS_PAGES } from '@/components/settings/frame/settings-pages'
import { Shell } from '@/components/shell/shell'
import { FinishSetupStrip } from '@/components/sign-in/finish-setup-strip'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { freshnessQuery } from '@/lib/source-health/queries'
import { readFreshness } from '@/lib/source-health/read'
import { streamMark } from '@/lib/wire/change-stream'
import { isDemo } from '@/lib/wire/demo'
import { createQueryClient } from '@/lib/wire/query-client'
import { QueryProvider } from '@/lib/wire/query-provider'

/** Each page asks for itself as well: the router of Next.js may ask for a page without its layout. */
export default async function InsideLayout({ children }: { children: ReactNode }) {
  // Before anything is read, so that the page hears of whatever moves while it is on its way.
  const drawnAt = streamMark()
  const principal = await requirePage('timeline:read')
  const queries = createQueryClient()
  // A page must show although its freshness cannot be read: the chip then says "unknown".
  await queries.query({ ...freshnessQuery, queryFn: () => readFreshness(principal.accounts) }).catch(() => null)
  const settings = SETTINGS_PAGES.filter(({ permission }) => allows(principal, permission))
  const person = principal.kind === 'person' ? principal : null
  return (
    <QueryProvider>
      <HydrationBoundary state={dehydrate(queries)}>
        <Shell
          drawnAt={drawnAt}
          account={person && { name: person.name, email: person.email, role: person.role }}
          settings={settings.map(({ href, label }) => ({ href, label }))}
          isLimited={principal.accounts !== null}
          mayRespond={allows(principal, 'incidents:respond')}
          isDemo={isDemo()}
          notice={person?.canReturn === false ? <FinishSetupStrip /> : null}
        >
          {children}
        </Shell>
      </HydrationBoundary>
    </QueryProvider>
  )
}
