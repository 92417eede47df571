/** Who did it, what kind of actor that is, and from which address; the name narrows the list to them. */
import Link from 'next/link'
import type { Actor } from '@/lib/audit/contract'
import type { AuditFilter } from '@/lib/audit/filter'
import { auditHref } from './audit-href'

const KINDS: Record<Actor['kind'], string | null> = {
  person: null,
  token: 'API token',
  command: 'command line',
  system: null,
}

export function EntryActor({ actor, filter }: { actor: Actor; filter: AuditFilter }) {
  const { kind, id, name, origin } = actor
  const under = [KINDS[kind], origin.address].filter((part) => part !== null)
  const who = id === null ? kind : `${kind}:${id}`
  return (
    <>
      <Link
        href={auditHref({ ...filter, who })}
        prefetch={false}
        title={`Only what ${name} did`}
        className="font-medium hover:underline"
      >
        {name}
      </Link>
      {under.length === 0 ? null : <span className="block text-xs text-ink-muted">{under.join(' · ')}</span>}
    </>
  )
}
