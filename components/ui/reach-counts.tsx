/** How many accounts are touched, a figure and a shape for each certainty: "14 ● 80 ○". */
import { CertaintyMark } from './certainty-mark'
import { CERTAINTY_WORDS } from './certainty-words'

/** Counts of accounts, by how sure it is. */
interface Reach {
  confirmed: number
  reported: number
  inferred: number
  unknown: number
  touched: number
}

interface ReachCountsProps {
  reach: Reach
  /** Stands after how many are touched: a certainty that all of them have is a shape alone, and none is nothing. */
  afterTotal?: boolean
  /** Leaves out those of which nothing is known while others are touched: where there is little room. */
  brief?: boolean
  /** In the colour of the text around it: where colour says something else. */
  plain?: boolean
  /** The edge of a shape in px. */
  size?: number
}

const KINDS = ['confirmed', 'reported', 'inferred', 'unknown'] as const

export function ReachCounts({ reach, afterTotal = false, brief = false, plain = false, size = 10 }: ReachCountsProps) {
  const { touched } = reach
  const shown = KINDS.filter((kind) => reach[kind] > 0 && !(brief && kind === 'unknown' && touched > 0))
  if (shown.length === 0) return afterTotal ? null : <span className="text-ink-faint">none</span>
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2 tabular">
      {shown.map((kind) => (
        <span key={kind} className="inline-flex items-baseline gap-x-1 whitespace-nowrap">
          {afterTotal && kind !== 'unknown' && reach[kind] === touched ? null : reach[kind].toLocaleString('en-US')}
          <CertaintyMark kind={kind} size={size} plain={plain} word={CERTAINTY_WORDS[kind].word.toLowerCase()} />
        </span>
      ))}
    </span>
  )
}
