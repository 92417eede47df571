/** The choices of the display menu. */
'use client'

import { useState } from 'react'
import { Segmented } from '@/components/ui/segmented'
import { useTimeSettings } from '@/components/ui/time-context'
import { applyTheme, readTheme, THEMES } from './theme'

export function DisplayChoices() {
  const [theme, setTheme] = useState(readTheme)
  const { mode, viewerZone, setMode } = useTimeSettings()
  return (
    <div className="flex flex-col gap-3 p-3">
      <div>
        <p aria-hidden className="mb-1.5 text-xs font-medium text-ink-muted">
          Theme
        </p>
        <Segmented
          fill
          label="Theme"
          value={theme}
          options={THEMES}
          onChange={(next) => {
            setTheme(next)
            applyTheme(next)
          }}
        />
      </div>
      <div>
        <p aria-hidden className="mb-1.5 text-xs font-medium text-ink-muted">
          Times
        </p>
        <Segmented
          fill
          label="Times"
          value={mode}
          options={[
            {
              value: 'local',
              label: viewerZone === 'UTC' ? 'Your zone' : (viewerZone.split('/').at(-1)?.replaceAll('_', ' ') ?? ''),
            },
            { value: 'utc', label: 'UTC' },
          ]}
          onChange={setMode}
        />
      </div>
    </div>
  )
}
