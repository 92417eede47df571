/** Around the pages for people who are not signed in: the mark, one card, no data, no live connection. */
import type { ReactNode } from 'react'
import { DemoStrip } from '@/components/shell/demo-strip'
import { TraceGlyph } from '@/components/shell/trace-glyph'
import { isDemo } from '@/lib/wire/demo'

export default function OutsideLayout({ children }: { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col">
      {isDemo() ? <DemoStrip /> : null}
      <main className="mx-auto flex w-full max-w-[27rem] flex-1 flex-col gap-5 px-4 pt-[max(1.5rem,14dvh)] pb-12">
        <p className="flex items-center justify-center gap-2 text-lg font-semibold tracking-tight">
          <TraceGlyph className="text-disruption" />
          Faultline
        </p>
        {children}
      </main>
    </div>
  )
}
