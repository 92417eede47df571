/** The end of an exported post-mortem: who signed, what was published, what changed, and how its labels are to be read. */

import { STATE_WORDS } from '@/lib/domain/postmortem/words'
import type { PostmortemView, SignOffView } from '@/lib/postmortems/contract'
import { type Block, fact, heading, line, type Span } from './blocks'
import { moment } from './times'
import { CERTAINTY, CLOCKS } from './words'

/** As many as a view holds at most. */
const MOST_HISTORY = 200

/** Sign-offs, revisions, others, history, legend. */
export function closingBlocks(view: PostmortemView): Block[] {
  return [...signOffs(view), ...revisions(view), ...others(view), ...history(view), ...legend()]
}

function signOffs({ signOffs: roles }: PostmortemView): Block[] {
  if (roles.length === 0) return [heading(2, 'Sign-off'), line('No role has to sign.', 'muted')]
  return [heading(2, 'Sign-off'), { kind: 'facts', rows: roles.map((role) => fact(role.name, signature(role))) }]
}

function signature({ signature: signed, withdrawn }: SignOffView): Span[] {
  if (signed !== null) return [{ text: `Signed by ${signed.name}, ${moment(signed.at)}` }]
  const missing: Span = { text: 'Not signed' }
  if (withdrawn === null) return [missing]
  const { name, at, by, why } = withdrawn
  return [missing, { text: `. The signature of ${name} was withdrawn ${moment(at)} by ${by}: ${why}` }]
}

function revisions({ revisions: all }: PostmortemView): Block[] {
  if (all.length === 0) return [heading(2, 'Published revisions'), line('None yet.', 'muted')]
  return [
    heading(2, 'Published revisions'),
    {
      kind: 'facts',
      rows: all.map(({ number, publishedAt, by, digest }) =>
        fact(`Revision ${number}`, `${moment(publishedAt)} by ${by}. SHA-256: ${digest}`),
      ),
    },
  ]
}

function others({ others: all }: PostmortemView): Block[] {
  if (all.length === 0) return []
  return [
    heading(2, 'Other post-mortems of merged incidents'),
    {
      kind: 'list',
      items: all.map(({ incidentTitle, state }) => [
        { text: `${incidentTitle} (${STATE_WORDS[state].toLowerCase()})` },
      ]),
    },
  ]
}

function history({ history: changes }: PostmortemView): Block[] {
  if (changes.length === 0) return [heading(2, 'History'), line('Nothing was changed.', 'muted')]
  const note =
    changes.length >= MOST_HISTORY ? `The newest ${changes.length} changes; earlier ones are on the page.` : ''
  const rows = changes.map(({ at, by, sentence }) => [
    [{ text: moment(at) }],
    [{ text: by.name }],
    [{ text: sentence }],
  ])
  return [
    heading(2, 'History'),
    ...(note === '' ? [] : [line(note, 'muted')]),
    { kind: 'table', head: ['When', 'Who', 'What'], rows },
  ]
}

function legend(): Block[] {
  return [
    heading(2, 'How to read this'),
    line('What AWS said, what was inferred and what people reported keep their labels.', 'muted'),
    {
      kind: 'facts',
      rows: [
        ...CERTAINTY,
        ...CLOCKS.map(({ name, meaning }) => ({ name: `${name} clock`, meaning: `Times: ${meaning}.` })),
      ].map(({ name, meaning }) => fact(name, meaning)),
    },
    line('A sign-off is a person’s word, evidence a machine’s; neither stands for the other.', 'muted'),
  ]
}
