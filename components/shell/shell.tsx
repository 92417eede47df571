/** The frame around every page: header, strips, the page itself. */
import type { ReactNode } from 'react'
import type { Account } from './account-menu'
import { DemoStrip } from './demo-strip'
import { Header } from './header'
import { KeyboardHelp } from './keyboard-help'
import { LiveProvider } from './live-provider'
import type { PageLink } from './pages'
import { SignedOutStrip } from './signed-out-strip'
import { TroubleStrip } from './trouble-strip'

interface ShellProps {
  children: ReactNode
  /** Where the server's news stood when it drew the page. */
  drawnAt: string
  /** Whose page it is; null for programs that sign in with a token. */
  account: Account | null
  /** The pages of the settings that they may open. */
  settings: readonly PageLink[]
  /** What this person has yet to do, on every page. */
  notice: ReactNode
  /** Whether the reader sees the accounts of their teams alone. */
  isLimited: boolean
  /** Whether the reader may open incidents. */
  mayRespond: boolean
  /** Whether all that is shown is invented. */
  isDemo: boolean
}

export function Shell(props: ShellProps) {
  const { children, drawnAt, account, settings, notice, isLimited, mayRespond, isDemo } = props
  return (
    <LiveProvider drawnAt={drawnAt}>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <Header account={account} settings={settings} mayRespond={mayRespond} />
      {isDemo ? <DemoStrip /> : null}
      <SignedOutStrip />
      <TroubleStrip isLimited={isLimited} />
      {notice}
      <main id="main" tabIndex={-1} className="page-width pt-4 pb-16 outline-none">
        {children}
      </main>
      <KeyboardHelp />
    </LiveProvider>
  )
}
