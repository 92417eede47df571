/** A square button with an icon; its label is its accessible name and its tooltip. */
import type { ComponentProps } from 'react'
import { classNames } from './class-names'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'title'> {
  label: string
  /** Keys that do the same, for the tooltip. */
  keys?: string
}

export function IconButton({ label, keys, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={keys ? `${label} (${keys})` : label}
      className={classNames(
        'inline-flex size-8 shrink-0 items-center justify-center rounded-md text-ink-muted transition-colors duration-100',
        'hover:bg-sunken hover:text-ink disabled:pointer-events-none disabled:opacity-50',
        'aria-expanded:bg-sunken aria-expanded:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent',
        className,
      )}
      {...rest}
    />
  )
}
