/** What is missing before a post-mortem can be published, with links to it; and what is empty, though it need not be written. */
'use client'

import { FIELDS } from '@/lib/domain/postmortem/fields'
import { isSettled } from '@/lib/domain/postmortem/progress'
import { whyNotPublish } from '@/lib/domain/postmortem/publishing'
import type { PostmortemView } from '@/lib/postmortems/contract'
import { activatePart } from './active-part'

/** Links that stand without being unfolded. */
const SHOWN = 12

/** Everything that is in the way of publishing it now, as sentences. */
export function whyNotYet({ state, sections, signOffs }: PostmortemView): string[] {
  const roles = signOffs.map(({ name, signature }) => ({ name, isSigned: signature !== null }))
  return whyNotPublish({ state, items: sections.flatMap(({ items }) => items), roles })
}

export function PublishMissing({ postmortem }: { postmortem: PostmortemView }) {
  if (postmortem.state === 'published') return null
  const open = postmortem.sections
    .flatMap(({ items }) => items)
    .filter((item) => item.isRequired && !isSettled(item))
    .map(({ id, code, text }) => ({ href: `#item-${id}`, name: code ?? text, title: text }))
  const written = new Map(postmortem.fields.map(({ key, body }) => [key as string, body]))
  const empty = FIELDS.filter(({ key }) => written.get(key) === '').map(({ key, name }) => ({
    href: `#${key}`,
    name,
    title: undefined,
  }))
  return (
    <div className="flex flex-col gap-3 text-sm">
      <div className="flex flex-col gap-1">
        <h3 className="font-semibold">Before it can be published</h3>
        {open.length === 0 && whyNotYet(postmortem).length === 0 ? (
          <p className="text-ink-muted">Nothing is missing.</p>
        ) : (
          <ul className="flex list-disc flex-col gap-1 pl-4 text-pretty marker:text-ink-faint">
            {open.length === 0 ? null : (
              <li>
                {open.length === 1 ? 'One required item is open: ' : `${open.length} required items are open: `}
                <Links links={open} />
              </li>
            )}
            {whyNotYet({ ...postmortem, sections: [] }).map((why) => (
              <li key={why}>{why}</li>
            ))}
          </ul>
        )}
      </div>
      {empty.length === 0 ? null : (
        <p className="text-pretty text-ink-muted">
          Nothing is written yet in: <Links links={empty} />. It can be published all the same.
        </p>
      )}
    </div>
  )
}

interface Link {
  href: string
  name: string
  title: string | undefined
}

function Links({ links }: { links: readonly Link[] }) {
  return (
    <>
      {links.slice(0, SHOWN).map(({ href, name, title }, index) => (
        <span key={href}>
          {index === 0 ? null : ', '}
          <a
            href={href}
            title={title}
            onClick={() => activatePart(href.startsWith('#item-') ? 'checklist' : 'document')}
            className="text-accent underline underline-offset-2"
          >
            {name}
          </a>
        </span>
      ))}
      {links.length > SHOWN ? ` and ${links.length - SHOWN} more` : null}
    </>
  )
}
