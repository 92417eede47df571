/** Around the settings: the links to those of their pages that the reader may open. */
import type { ReactNode } from 'react'
import { SettingsNavigation } from '@/components/settings/frame/settings-navigation'
import { SETTINGS_PAGES } from '@/components/settings/frame/settings-pages'
import { currentPrincipal } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'

/** Guards nothing: each page asks for itself. */
export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const principal = await currentPrincipal()
  const open = SETTINGS_PAGES.filter(({ permission }) => principal !== null && allows(principal, permission))
  return (
    <div className="grid gap-x-8 gap-y-3 lg:grid-cols-[168px_minmax(0,1fr)]">
      <SettingsNavigation pages={open.map(({ href, label }) => ({ href, label }))} />
      <div className="min-w-0">{children}</div>
    </div>
  )
}
