/** The one thing on a page for people who are not signed in. */
import type { ReactNode } from 'react'

interface OutsideCardProps {
  title: string
  children: ReactNode
}

export function OutsideCard({ title, children }: OutsideCardProps) {
  return (
    <div className="flex flex-col gap-4 rounded-md border border-line bg-surface p-5 sm:p-6">
      <h1 className="text-xl font-semibold tracking-tight text-balance">{title}</h1>
      {children}
    </div>
  )
}
