/** A heading in the palette over what belongs under it; nothing when nothing does. */
import { Command } from 'cmdk'
import type { ReactNode } from 'react'

interface PaletteGroupProps {
  heading: string
  count: number
  children: ReactNode
}

export function PaletteGroup({ heading, count, children }: PaletteGroupProps) {
  if (count === 0) return null
  return (
    <Command.Group
      heading={heading}
      className="**:[[cmdk-group-heading]]:px-2.5 **:[[cmdk-group-heading]]:pt-2 **:[[cmdk-group-heading]]:pb-1 **:[[cmdk-group-heading]]:text-2xs **:[[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  )
}
