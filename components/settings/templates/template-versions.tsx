/** The versions of a template, newest first: who made each, what it changed, and the way back to it. */
import { Time } from '@/components/ui/time'
import { templateChanges } from '@/lib/domain/postmortem/template-changes'
import { restoreTemplateAction } from '@/lib/postmortem-templates/actions'
import type { TemplateView } from '@/lib/postmortem-templates/contract'
import { ConfirmAction } from '../frame/confirm-action'
import { ChangeList } from './change-list'

/** Older ones are left out. */
const MOST = 50

export function TemplateVersions({ versions }: { versions: readonly TemplateView[] }) {
  const [current] = versions
  if (current === undefined) return null
  return (
    <>
      <ol className="divide-y divide-line">
        {versions.slice(0, MOST).map((version, index) => (
          <li key={version.version} className="flex flex-col gap-2 py-3 first:pt-0 last:pb-0">
            <VersionHead version={version} isCurrent={version === current} />
            <VersionChanges version={version} before={versions[index + 1]} />
            {version === current ? null : <RestoreVersion version={version} current={current} />}
          </li>
        ))}
      </ol>
      {versions.length > MOST ? (
        <p className="mt-3 text-xs text-ink-muted">{versions.length - MOST} older versions are kept and not shown.</p>
      ) : null}
    </>
  )
}

function VersionHead({ version: { version, by, at }, isCurrent }: { version: TemplateView; isCurrent: boolean }) {
  return (
    <h3 className="flex flex-wrap items-baseline gap-x-2 text-sm">
      <span className="tabular font-medium">
        {version === 0 ? 'As it came with Faultline' : `Version ${version}`}
        {isCurrent ? ', in force' : ''}
      </span>
      {at === null ? null : (
        <span className="font-normal text-ink-muted">
          {by}, <Time at={at} />
        </span>
      )}
    </h3>
  )
}

function VersionChanges({ version, before }: { version: TemplateView; before: TemplateView | undefined }) {
  if (before === undefined) {
    const { items, sections } = version.definition
    return (
      <p className="text-sm text-ink-muted">
        {items.length} items in {sections.length} sections.
      </p>
    )
  }
  if (version.retiredAt !== null && before.retiredAt === null)
    return <p className="text-sm">Retired: offered no more.</p>
  if (version.retiredAt === null && before.retiredAt !== null) return <p className="text-sm">Offered again.</p>
  return <ChangeList changes={templateChanges(before.definition, version.definition)} />
}

function RestoreVersion({ version, current }: { version: TemplateView; current: TemplateView }) {
  const changes = templateChanges(current.definition, version.definition)
  if (changes.length === 0) return <p className="text-xs text-ink-muted">Says the same as the one in force.</p>
  const name = version.version === 0 ? 'the one that came with Faultline' : `version ${version.version}`
  return (
    <ConfirmAction
      label="Restore…"
      fullLabel={`Restore ${name}…`}
      action={restoreTemplateAction}
      fields={{ id: version.id, base: String(current.version), version: String(version.version) }}
      confirm={`Make it version ${current.version + 1}`}
      waiting="Restoring…"
    >
      <p>What it says is put in force as version {current.version + 1}:</p>
      <ChangeList changes={changes} />
      <p className="mt-2">
        The versions between stay. Post-mortems that are open keep the items they were opened with.
      </p>
    </ConfirmAction>
  )
}
