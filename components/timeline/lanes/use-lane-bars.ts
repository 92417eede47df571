/** The bars of the lanes: of the whole span, and, where those were cut, of what is in view besides. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { LaneBar } from '@/lib/events/contract'
import { lanesQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'

export function useLaneBars() {
  const { listed, traced } = useTimeline()
  const whole = useQuery(lanesQuery(traced))
  const isCut = whole.data !== undefined && whole.data.bars.length < whole.data.total
  const hasWindow = listed.from !== traced.from || (listed.to !== null && listed.to !== traced.to)
  const part = useQuery({ ...lanesQuery(listed), enabled: isCut && hasWindow })
  const bars = useMemo(() => merge(whole.data?.bars ?? [], part.data?.bars ?? []), [whole.data, part.data])
  const inView = isCut && hasWindow && part.data ? part.data : whole.data
  return {
    bars,
    /** How many events there are in view, and how many of them are drawn. */
    total: inView?.total ?? 0,
    shown: inView?.bars.length ?? 0,
    isPending: whole.isPending,
    isPlaceholderData: whole.isPlaceholderData,
    error: whole.data ? null : whole.error,
    isFetching: whole.isFetching,
    refetch: whole.refetch,
  }
}

function merge(a: readonly LaneBar[], b: readonly LaneBar[]): readonly LaneBar[] {
  if (b.length === 0) return a
  const known = new Set(a.map(({ id }) => id))
  return [...a, ...b.filter(({ id }) => !known.has(id))]
}
