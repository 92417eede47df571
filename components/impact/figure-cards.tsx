/** The figures at the head of a summary: each opens what it is made of, and says how it changed. */
import Link from 'next/link'
import { classNames } from '@/components/ui/class-names'
import type { FigureView } from '@/lib/impact/contract'
import { type ImpactPlace, rowsHref } from './impact-href'

export function FigureCards({ figures, place }: { figures: readonly FigureView[]; place: ImpactPlace }) {
  return (
    <ul className="grid grid-cols-2 gap-px overflow-hidden rounded-md border border-line bg-line sm:grid-cols-3 lg:grid-cols-5 print:grid-cols-5">
      {figures.map((figure) => (
        <li
          key={figure.figure}
          className="min-w-0 bg-surface max-sm:first:col-span-full sm:max-lg:first:col-span-2 print:first:col-span-1"
        >
          <Link
            href={rowsHref(figure.figure, place)}
            prefetch={false}
            className="flex h-full flex-col gap-0.5 p-3 hover:bg-sunken print:p-2"
          >
            <span className="text-xs text-ink-muted">{figure.label}</span>
            <span
              className={classNames(
                'tabular font-semibold tracking-tight',
                figure.value === null ? 'text-base text-ink-muted' : 'text-xl',
              )}
            >
              {figure.text}
            </span>
            {figure.note === null ? null : <span className="text-xs text-pretty text-ink-muted">{figure.note}</span>}
            <Change figure={figure} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

const SIGNS = { better: '▼', worse: '▲', same: '=' } as const

/** Shape, word and colour: the sign says which way it went, the word how far. */
function Change({ figure: { change, isBetter, value, before } }: { figure: FigureView }) {
  if (change === null && value === null) return null
  if (change === null) return <span className="text-xs text-ink-faint">nothing to compare with</span>
  const sign =
    value !== null && before !== null && value !== before ? (value > before ? SIGNS.worse : SIGNS.better) : SIGNS.same
  const colour = isBetter === null ? 'text-ink-muted' : isBetter ? 'text-resolved' : 'text-disruption'
  return (
    <span className={classNames('text-xs text-pretty', colour)}>
      <span aria-hidden>{sign} </span>
      {change}
    </span>
  )
}
