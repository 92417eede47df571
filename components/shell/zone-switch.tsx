/** Switches every time on the page between the viewer's zone and UTC; its face is the zone in force. */
'use client'

import { buttonClass } from '@/components/ui/button-class'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { useShortcut } from '@/components/ui/use-shortcut'
import { zoneName } from '@/lib/domain/zone'

export function ZoneSwitch() {
  const { zone, viewerZone, mode, setMode } = useTimeSettings()
  const now = useNow(60_000)
  const toggle = () => setMode(mode === 'utc' ? 'local' : 'utc')
  useShortcut('u', toggle, 'Times in UTC or in your zone')
  const other = mode === 'utc' ? `your zone, ${viewerZone}` : 'UTC'
  return (
    <button
      type="button"
      onClick={toggle}
      title={`Times are in ${zone}. Switch to ${other} (U)`}
      aria-label={`Times in ${zoneName(now, zone)}. Switch to ${other}`}
      className={buttonClass('quiet', 'sm', 'tabular min-w-12 max-sm:hidden')}
    >
      {zoneName(now, zone)}
    </button>
  )
}
