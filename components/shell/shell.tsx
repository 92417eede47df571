/** The frame around every page: header, trouble strip, the page itself. */
import type { ReactNode } from 'react'
import { Header } from './header'
import { KeyboardHelp } from './keyboard-help'
import { LiveProvider } from './live-provider'
import { TroubleStrip } from './trouble-strip'

export function Shell({ children }: { children: ReactNode }) {
  return (
    <LiveProvider>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-surface focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <Header />
      <TroubleStrip />
      <main id="main" tabIndex={-1} className="page-width pt-4 pb-16 outline-none">
        {children}
      </main>
      <KeyboardHelp />
    </LiveProvider>
  )
}
