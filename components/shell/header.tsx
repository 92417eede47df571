/** The head of every page: name, pages, freshness, commands, display, account. */
import Link from 'next/link'
import { type Account, AccountMenu } from './account-menu'
import { CommandButton } from './command-button'
import { DisplayMenu } from './display-menu'
import { FreshnessChip } from './freshness-chip'
import { Navigation } from './navigation'
import type { PageLink } from './pages'
import { TraceGlyph } from './trace-glyph'
import { ZoneSwitch } from './zone-switch'

interface HeaderProps {
  account: Account | null
  settings: readonly PageLink[]
  /** Whether the reader may open incidents. */
  mayRespond: boolean
}

export function Header({ account, settings, mayRespond }: HeaderProps) {
  return (
    <header className="border-b border-line bg-surface">
      <div className="page-width flex h-11 items-center gap-2 sm:gap-4">
        <Link href="/" className="flex shrink-0 items-center gap-2 text-base font-semibold tracking-tight">
          <TraceGlyph className="text-disruption" />
          Faultline
        </Link>
        <div className="min-w-0 max-xl:hidden print:hidden">
          <Navigation />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-1 print:hidden">
          <FreshnessChip />
          <CommandButton settings={settings} mayRespond={mayRespond} hasSession={account !== null} />
          <ZoneSwitch />
          <DisplayMenu />
          {account ? <AccountMenu {...account} /> : null}
        </div>
      </div>
      <div className="page-width border-t border-line xl:hidden print:hidden">
        <Navigation />
      </div>
    </header>
  )
}
