/** A box of rows of one height: the head stays in view, only what is looked at is drawn, j and k lead from row to row. */
'use client'

import { type ReactNode, type RefObject, useCallback, useEffect, useRef } from 'react'
import { useShortcut } from '@/components/ui/use-shortcut'
import styles from './blast-table.module.css'
import { useRowWindow } from './use-row-window'

/** Rows of the first paint. */
const INITIAL = 100

interface RowBoxProps {
  /** What it lists, for screen readers. */
  label: string
  /** Names of the columns. */
  head: ReactNode
  count: number
  /** Draws a `tr` with data-index. */
  drawRow: (index: number) => ReactNode
  /** Stands under the last row. */
  foot?: ReactNode
  /** What is listed: where that changes, the first row is looked at again. */
  subject: string
  /** Asked first when a key moves; true: it did what there was to do. */
  onMove?: (step: 1 | -1) => boolean
  /** Told when the last row that there is comes near. */
  onEnd?: () => void
}

export function RowBox({ label, head, count, drawRow, foot, subject, onMove, onEnd }: RowBoxProps) {
  const box = useRef<HTMLDivElement>(null)
  const { start, end, above, below, rowHeight } = useRowWindow(box, count, INITIAL)
  useRowKeys(box, { count, rowHeight, onMove })

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs because something else is listed
  useEffect(() => {
    box.current?.scrollTo({ top: 0 })
  }, [subject])

  const isNearEnd = end >= count
  useEffect(() => {
    if (isNearEnd) onEnd?.()
  }, [isNearEnd, onEnd])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls has to be reached by keys
    <section ref={box} aria-label={label} tabIndex={0} className={styles.box}>
      <table aria-rowcount={count + 1} className={styles.table}>
        <caption className="sr-only">{label}</caption>
        <thead>{head}</thead>
        <tbody>
          <tr aria-hidden style={{ height: above }} />
          {Array.from({ length: end - start }, (_, offset) => drawRow(start + offset))}
          <tr aria-hidden style={{ height: below }} />
        </tbody>
      </table>
      {foot}
    </section>
  )
}

interface KeyedRows {
  count: number
  /** px */
  rowHeight: number
  onMove: RowBoxProps['onMove']
}

/** Moves the focus from row to row with j and k; a row that is not drawn yet is scrolled to first. */
function useRowKeys(box: RefObject<HTMLElement | null>, { count, rowHeight, onMove }: KeyedRows): void {
  const last = useRef(-1)
  const move = useCallback(
    (step: 1 | -1) => {
      const element = box.current
      if (!element || count === 0 || onMove?.(step)) return
      const focused = document.activeElement?.closest<HTMLElement>('[data-index]')
      const from = focused && element.contains(focused) ? Number(focused.dataset.index) : last.current
      const next = Math.min(count - 1, Math.max(0, from + step))
      last.current = next
      if (focusRow(element, next)) return
      element.scrollTo({ top: next * rowHeight - element.clientHeight / 2 })
      requestAnimationFrame(() => requestAnimationFrame(() => focusRow(element, next)))
    },
    [box, count, rowHeight, onMove],
  )
  useShortcut('j', () => move(1), 'Next row')
  useShortcut('k', () => move(-1), 'Previous row')
}

function focusRow(box: HTMLElement, index: number): boolean {
  const link = box.querySelector<HTMLElement>(`[data-index="${index}"] a`)
  link?.focus({ preventScroll: true })
  link?.scrollIntoView({ block: 'nearest' })
  return link !== null
}
