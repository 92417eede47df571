/** What takes long is sent behind the page that stands already: nobody looks at nothing. On the server only. */
import { type ReactNode, Suspense } from 'react'

/** How long the page is held back for a value, in ms: what is ready by then comes with it, and nothing moves. */
const PATIENCE_MS = 60

interface WhenReadyProps<T> {
  value: Promise<T>
  /** Stands in its place, about as large. */
  waiting: ReactNode
  children: (value: T) => ReactNode
}

/** The children with the value: at once where it is nearly ready, behind `waiting` otherwise. */
export async function WhenReady<T>({ value, waiting, children }: WhenReadyProps<T>) {
  const early = await Promise.race([value.then((ready) => ({ ready })), patience()])
  if (early !== null) return children(early.ready)
  return (
    <Suspense fallback={waiting}>
      <Later value={value}>{children}</Later>
    </Suspense>
  )
}

async function Later<T>({ value, children }: Pick<WhenReadyProps<T>, 'value' | 'children'>) {
  return children(await value)
}

function patience(): Promise<null> {
  return new Promise((resolve) => setTimeout(() => resolve(null), PATIENCE_MS))
}
