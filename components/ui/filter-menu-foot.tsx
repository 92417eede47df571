/** The buttons under a filter menu's list. */
import { Button } from './button'

interface FilterMenuFootProps {
  clearable: boolean
  onClear: () => void
  onClose: () => void
}

export function FilterMenuFoot({ clearable, onClear, onClose }: FilterMenuFootProps) {
  return (
    <div className="flex shrink-0 items-center justify-between border-t border-line p-1">
      <Button variant="quiet" size="sm" disabled={!clearable} onClick={onClear}>
        Clear
      </Button>
      <Button variant="quiet" size="sm" onClick={onClose}>
        Done
      </Button>
    </div>
  )
}
