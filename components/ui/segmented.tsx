/** A choice of one from two to four, all in view: radio buttons drawn as one bar. */
import type { ReactNode } from 'react'
import { useId } from 'react'
import { classNames } from './class-names'

interface SegmentedProps<T extends string> {
  /** Accessible name of the group. */
  label: string
  value: T
  options: readonly { value: T; label: ReactNode; title?: string }[]
  onChange: (value: T) => void
  /** Every segment equally wide, filling what is there. */
  fill?: boolean
  /** As high as a finger needs, where fingers point. */
  tall?: boolean
}

export function Segmented<T extends string>({
  label,
  value,
  options,
  onChange,
  fill = false,
  tall = false,
}: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset
      className={classNames(
        'min-w-0 rounded-md border border-line bg-sunken p-0.5',
        fill ? 'flex w-full' : 'inline-flex',
      )}
    >
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          title={option.title}
          className={classNames(
            'relative flex h-6.5 cursor-pointer items-center justify-center gap-1 rounded-[4px] border border-transparent px-2.5',
            'text-xs font-medium whitespace-nowrap text-ink-muted transition-colors duration-100 hover:text-ink',
            'has-checked:border-line has-checked:bg-surface has-checked:text-ink',
            'has-focus-visible:outline-2 has-focus-visible:outline-focus forced-colors:has-checked:bg-[Highlight] forced-colors:has-checked:text-[HighlightText]',
            fill && 'flex-1',
            tall && 'pointer-coarse:h-10',
          )}
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
