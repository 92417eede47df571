/** Shows only what nobody has acknowledged, or everything again. */
'use client'

import { Check } from 'lucide-react'
import { buttonClass } from '@/components/ui/button-class'
import { useTimeline } from '../timeline-context'

export function UnacknowledgedSwitch() {
  const { state, change } = useTimeline()
  const isOn = state.filter.unacknowledged
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={() => change(({ filter }) => ({ filter: { ...filter, unacknowledged: !filter.unacknowledged } }))}
      className={buttonClass('secondary', 'md', isOn ? 'bg-accent-soft px-2.5' : 'px-2.5')}
    >
      Unacknowledged
      {isOn ? <Check aria-hidden size={14} className="text-accent" /> : null}
    </button>
  )
}
