/** One matter of the account: what it is on the left, its form on the right. */
import type { ReactNode } from 'react'

interface AccountSectionProps {
  title: string
  about: ReactNode
  children: ReactNode
  /** For links that lead to it. */
  id?: string
}

export function AccountSection({ title, about, children, id }: AccountSectionProps) {
  return (
    <section
      id={id}
      className="grid gap-x-8 gap-y-3 border-t border-line py-5 first:border-t-0 first:pt-0 lg:grid-cols-[16rem_minmax(0,1fr)]"
    >
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        <p className="mt-1 text-sm text-pretty text-ink-muted">{about}</p>
      </div>
      <div className="flex max-w-xl min-w-0 flex-col gap-4">{children}</div>
    </section>
  )
}
