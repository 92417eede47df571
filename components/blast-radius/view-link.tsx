/** A link to another view of the page: followed at once where scripts run, and by the browser where none do. */
'use client'

import type { ComponentProps, MouseEvent } from 'react'
import { type HistoryMode, useBlast, type ViewChange } from './blast-context'
import { pageViewHref } from './page-view'

interface ViewLinkProps extends Omit<ComponentProps<'a'>, 'href' | 'onClick'> {
  change: ViewChange
  mode?: HistoryMode
}

export function ViewLink({ change, mode, ...rest }: ViewLinkProps) {
  const { incident, view, change: write } = useBlast()
  const href = pageViewHref(incident, { ...view, ...(typeof change === 'function' ? change(view) : change) })
  const follow = (click: MouseEvent) => {
    if (click.metaKey || click.ctrlKey || click.shiftKey || click.altKey) return
    click.preventDefault()
    write(change, mode)
  }
  return <a {...rest} href={href} onClick={follow} />
}
