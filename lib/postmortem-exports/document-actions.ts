/** Action items as blocks: what was agreed, for whom, until when, and what its issue says. */

import { findField } from '@/lib/domain/postmortem/fields'
import { ACTION_STATE_WORDS, PRIORITY_WORDS, TYPE_WORDS } from '@/lib/domain/postmortem/words'
import type { ActionView, IssueView, PostmortemView } from '@/lib/postmortems/contract'
import { type Block, counted, type Entry, heading, line, type Mark, type Span } from './blocks'
import { dueWords, ownerWords } from './document-checklist'
import { moment } from './times'
import { PURPOSE_WORDS } from './words'

/** What was agreed, then the days on which somebody looks again. */
export function actionBlocks({ actions }: PostmortemView): Block[] {
  if (actions.length === 0) return [heading(2, 'Actions'), line('No actions were agreed.', 'muted')]
  const open = actions.filter(({ state }) => state === 'open').length
  const late = actions.filter(({ isOverdue }) => isOverdue).length
  return [
    heading(2, 'Actions'),
    line(`${counted(actions.length, 'action')}, ${open} open, ${late === 0 ? 'none' : late} overdue.`),
    ...actions.map((action): Block => ({ kind: 'entry', entry: entry(action) })),
  ]
}

function entry(action: ActionView): Entry {
  return {
    title: [{ text: action.title }],
    mark: stateMark(action),
    evidence: null,
    lines: [
      [{ text: facets(action) }],
      ...origin(action),
      ...ended(action),
      ...verification(action),
      ...(action.link === null ? [] : [[muted('Link: '), { text: action.link, href: action.link }]]),
      ...(action.issue === null ? [] : [issue(action.issue)]),
      [muted(`Added by ${action.createdBy}, ${moment(action.createdAt)}`)],
    ],
    written: action.detail === '' ? [] : [{ name: null, markdown: action.detail, html: action.detailHtml }],
  }
}

function stateMark({ state, isOverdue }: ActionView): Mark {
  if (state === 'done') return { look: 'done', word: ACTION_STATE_WORDS.done }
  if (state === 'dropped') return { look: 'refused', word: ACTION_STATE_WORDS.dropped }
  return isOverdue ? { look: 'late', word: 'Open, overdue' } : { look: 'open', word: ACTION_STATE_WORDS.open }
}

function facets({ type, priority, owner, team, dueOn, purpose }: ActionView): string {
  const parts = [TYPE_WORDS[type], `${PRIORITY_WORDS[priority].toLowerCase()} priority`, ownerWords(owner)]
  if (team !== null) parts.push(`team ${team.name}`)
  return [...parts, dueWords(dueOn), PURPOSE_WORDS[purpose]].join(' · ')
}

function origin({ itemCode, itemId, fromField }: ActionView): Span[][] {
  if (itemCode !== null) return [[muted(`Follows from checklist item ${itemCode}`)]]
  if (itemId !== null) return [[muted('Follows from an item of the checklist')]]
  return fromField === null ? [] : [[muted(`Follows from “${findField(fromField)?.name ?? fromField}”`)]]
}

function ended({ state, endedBy, endedAt, outcome }: ActionView): Span[][] {
  const who = [endedBy === null ? '' : `by ${endedBy}`, endedAt === null ? '' : moment(endedAt)].filter(Boolean)
  const said = state === 'open' || who.length === 0 ? [] : [[muted(`${ACTION_STATE_WORDS[state]} ${who.join(', ')}`)]]
  return [...said, ...(outcome === '' ? [] : [[muted('Outcome: '), { text: outcome }]])]
}

/** The check that tells when it is done, where one does, and what it told last. */
function verification({ verifyCheck, verifyAccounts = [], verifiedAt, verifiedSays }: ActionView): Span[][] {
  if (verifyCheck == null) return []
  const rule = `Done by itself when ${verifyCheck} passes in ${counted(verifyAccounts.length, 'account')}`
  const judged = verifiedAt == null ? '; not judged yet' : `; judged ${moment(verifiedAt)}: ${verifiedSays ?? ''}`
  return [[muted('Verification: '), { text: `${rule}${judged}` }]]
}

function issue({ tracker, state, key, url, status, isClosed, error, syncedAt }: IssueView): Span[] {
  const spans: Span[] = [muted(`Issue in ${tracker.name}: `)]
  if (state === 'wanted') spans.push({ text: 'asked for, not created yet' })
  if (state === 'refused') spans.push({ text: 'not created' })
  if (key !== null) spans.push(url === null ? { text: key } : { text: key, href: url })
  else if (url !== null) spans.push({ text: url, href: url })
  if (status !== null) spans.push({ text: `, ${status}${isClosed ? ' (closed)' : ''}` })
  if (syncedAt !== null) spans.push(muted(`, as of ${moment(syncedAt)}`))
  if (error !== null) spans.push({ text: `. ${error}` })
  return spans
}

function muted(text: string): Span {
  return { text, tone: 'muted' }
}
