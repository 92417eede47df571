/** How things are shown: theme and time zone. */
'use client'

import { SunMoon } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { usePopover } from '@/components/ui/use-popover'
import { DisplayChoices } from './display-choices'

export function DisplayMenu() {
  const { open, anchorProps, panelProps } = usePopover()
  return (
    <>
      <IconButton label="Theme and time zone" aria-haspopup="dialog" {...anchorProps}>
        <SunMoon aria-hidden size={16} />
      </IconButton>
      <div {...panelProps} role="dialog" aria-label="Theme and time zone" className="popover w-64">
        {open ? <DisplayChoices /> : null}
      </div>
    </>
  )
}
