/** One line of the palette. */
import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'

interface PaletteItemProps {
  id: string
  label: ReactNode
  note?: ReactNode
  shortcut?: string | null
  onPick: () => void
}

export function PaletteItem({ id, label, note, shortcut, onPick }: PaletteItemProps) {
  return (
    <Command.Item
      value={id}
      onSelect={onPick}
      className="flex min-h-9 cursor-pointer items-center gap-3 rounded-md px-2.5 py-1.5 text-sm aria-selected:bg-sunken forced-colors:aria-selected:outline-1"
    >
      <span className="min-w-0 flex-1 truncate">{label}</span>
      {note ? <span className="tabular shrink-0 text-xs text-ink-faint">{note}</span> : null}
      {shortcut ? <Kbd>{shortcut}</Kbd> : null}
    </Command.Item>
  )
}
