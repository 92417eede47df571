/** What is not known, and what would make it known. */
import type { Route } from 'next'
import Link from 'next/link'
import { CertaintyMark } from '@/components/ui/certainty-mark'
import { Panel } from '@/components/ui/panel'
import type { SurerHint } from '@/lib/blast-radius/contract'

export function SurerPanel({ hints }: { hints: readonly SurerHint[] }) {
  if (hints.length === 0) return null
  return (
    <div id="surer" className="min-w-0 scroll-mt-4">
      <Panel title="What would make this surer">
        <ul className="flex flex-col gap-2.5 text-sm">
          {hints.map(({ sentence, href, action }) => (
            <li key={sentence} className="flex gap-2">
              <CertaintyMark kind="unknown" word="" className="mt-1 self-start" />
              <p className="min-w-0 text-pretty wrap-anywhere">
                {sentence}{' '}
                {href === null || action === null ? null : (
                  <Link href={href as Route} className="text-accent underline underline-offset-2">
                    {action}
                  </Link>
                )}
              </p>
            </li>
          ))}
        </ul>
      </Panel>
    </div>
  )
}
