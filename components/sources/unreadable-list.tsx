/** What a source sent that could not be read: where, why, and what it was. */
import { RelativeTime } from '@/components/ui/relative-time'
import type { UnreadableView } from '@/lib/source-health/contract'

interface UnreadableListProps {
  /** The latest, newest first; none for those who may not read them. */
  items: readonly UnreadableView[]
  /** All there are. */
  total: number
}

export function UnreadableList({ items, total }: UnreadableListProps) {
  if (total === 0) return null
  return (
    <details className="group border-t border-line">
      <summary className="flex min-h-10 items-center gap-2 px-4 py-2 text-sm font-medium hover:bg-sunken">
        <span aria-hidden className="text-ink-faint group-open:rotate-90">
          ›
        </span>
        <Heading items={items} total={total} />
      </summary>
      {items.length > 0 ? (
        <ul className="divide-y divide-line border-t border-line">
          {items.map((item) => (
            <li key={`${item.where} ${item.firstSeenAt} ${item.why}`} className="px-4 py-3 text-sm">
              <p className="wrap-break-word">
                <span className="font-medium">{item.why}</span>{' '}
                <span className="text-ink-muted">
                  in <span className="font-mono text-xs">{item.where}</span>, {times(item.times)}, last{' '}
                  <RelativeTime at={item.lastSeenAt} />
                </span>
              </p>
              <section
                // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
                tabIndex={0}
                aria-label={`Received from ${item.where}`}
                className="mt-2 max-h-40 overflow-auto rounded-md border border-line bg-sunken p-2"
              >
                <pre className="font-mono text-xs wrap-anywhere whitespace-pre-wrap">{item.received}</pre>
              </section>
            </li>
          ))}
        </ul>
      ) : null}
      {total > items.length ? (
        <p className="border-t border-line px-4 py-2 text-xs text-ink-muted">
          {items.length === 0
            ? 'An administrator can see what it was: it may name accounts that are not yours.'
            : `The ${items.length} latest of ${total.toLocaleString('en-US')}.`}
        </p>
      ) : null}
    </details>
  )
}

/** An answer that was refused or not understood as a whole is no item that was skipped. */
const WHOLE = 'the whole answer'

function Heading({ items, total }: UnreadableListProps) {
  if (items.length === total && items.every(({ where }) => where === WHOLE)) {
    return (
      <>{total === 1 ? 'What was answered' : `What was answered, ${total.toLocaleString('en-US')} kinds of failure`}</>
    )
  }
  return (
    <>
      {total.toLocaleString('en-US')} {total === 1 ? 'thing' : 'things'} could not be read
      <span className="font-normal text-ink-muted">and {total === 1 ? 'was' : 'were'} skipped</span>
    </>
  )
}

function times(number: number): string {
  return number === 1 ? 'once' : `${number.toLocaleString('en-US')} times`
}
