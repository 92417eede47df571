/** What the cell or unit under the pointer is. */
import { CertaintyMark } from '@/components/ui/certainty-mark'
import type { CertaintyKind } from '@/components/ui/certainty-words'
import type { Box } from './icicle-cells'

/** What it says. */
export interface TooltipWords {
  title: string
  /** The account's id, in the type of ids. */
  id: string | null
  kind: CertaintyKind | null
  lines: readonly string[]
}

interface IcicleTooltipProps extends TooltipWords {
  box: Box
  /** The drawing's, px. */
  width: number
}

export function IcicleTooltip({ title, id, kind, lines, box, width }: IcicleTooltipProps) {
  const x = Math.min(width, Math.max(0, box.x + box.width / 2))
  const share = Math.min(1, Math.max(0, x / Math.max(1, width)))
  return (
    <div
      aria-hidden
      className="pointer-events-none absolute z-20 w-max max-w-64 rounded-md border border-line-strong bg-surface px-3 py-2 text-xs"
      style={{ left: x, top: box.y + Math.min(box.height, 32) + 8, translate: `${-share * 100}% 0` }}
    >
      <p className="font-medium text-pretty">{title}</p>
      {id === null ? null : <p className="font-mono text-ink-muted">{id}</p>}
      {kind === null ? null : <CertaintyMark kind={kind} withWord />}
      {lines.map((line) => (
        <p key={line} className="text-pretty text-ink-muted tabular">
          {line}
        </p>
      ))}
    </div>
  )
}
