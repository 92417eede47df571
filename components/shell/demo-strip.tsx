/** Says on every page of the demo that nothing on it is AWS's. */

export function DemoStrip() {
  return (
    <aside aria-label="Demo" className="border-b border-line bg-sunken">
      <div className="page-width flex flex-wrap items-baseline gap-x-1.5 py-1.5 text-sm">
        <p className="font-medium">Demo: an invented organization, not AWS.</p>
        <p className="text-ink-muted">Accounts, events and texts are made up, and new ones happen every few minutes.</p>
      </div>
    </aside>
  )
}
