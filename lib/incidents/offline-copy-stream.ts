/** What AWS said, what the team wrote and how the status moved, in the offline copy: newest first. */
import { statusWord } from '@/lib/domain/incident-words'
import { type ReadableParagraph, readableText } from '@/lib/domain/readable-text'
import { sameUpdates } from '@/lib/domain/same-updates'
import { type Severity, severityWord } from '@/lib/domain/severity'
import type { IncidentNoteView, IncidentUpdateView, IncidentView } from './contract'
import { mark, section, time } from './offline-copy-marks'
import { Markup, markup } from './offline-copy-markup'

interface Entry {
  /** ISO 8601 UTC. */
  at: string
  html: Markup
}

export function streamSection({ updates, notes, statusHistory, events, leftOut }: IncidentView): Markup | null {
  const names = new Map(events.map(({ id, serviceName, region }) => [id, `${serviceName} ${region}`]))
  const entries: Entry[] = [
    ...sameUpdates(updates).map(({ update, eventIds }) => ({
      at: update.observedAt,
      html: saidByAws(update, events.length < 2 ? [] : eventIds.map((id) => names.get(id) ?? `event ${id}`)),
    })),
    ...notes.map((note) => ({ at: note.occurredAt, html: written(note) })),
    ...statusHistory.map(({ at, status, by }) => ({
      at,
      html: markup`<li><p class="line small">${time(at)}<span><b>${statusWord(status)}</b> by ${by}</span></p></li>`,
    })),
  ]
  if (entries.length === 0) return section('What was said and done', markup`<p class="muted">Nothing yet.</p>`)
  const sorted = entries.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
  const missing = [
    leftOut.updates > 0 && `${leftOut.updates.toLocaleString('en-US')} earlier updates of AWS`,
    leftOut.notes > 0 && `${leftOut.notes.toLocaleString('en-US')} earlier notes`,
  ].filter(Boolean)
  return section(
    'What was said and done',
    markup`<p class="small muted">Newest first. AWS's words stand as AWS wrote them; what the team wrote has a bar at its side.</p>
<ol class="stream">${sorted.map(({ html }) => html)}</ol>
${missing.length > 0 && markup`<p class="note">Not in this copy: ${missing.join(' and ')}.</p>`}`,
  )
}

/** More are only counted. */
const NAMED = 6

function saidByAws(update: IncidentUpdateView, names: readonly string[]): Markup {
  const rest = names.length - NAMED
  const of = names.slice(0, NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
  return markup`<li><p class="line small">${time(update.observedAt)}<b>AWS</b>${of !== '' && markup`<span class="muted">${of}</span>`}${severity(update)}</p>${words(update)}</li>`
}

function severity({ severity: now, severityBefore, severityChanged }: IncidentUpdateView): Markup | null {
  if (severityChanged) return markup`<span>${severityMark(severityBefore)} → ${severityMark(now)}</span>`
  return now === null ? null : severityMark(now)
}

function severityMark(level: Severity | null): Markup {
  return level === null ? mark('resolved', 'Normal') : mark(level, severityWord(level))
}

function words({ text, parts }: IncidentUpdateView): Markup {
  if (parts === null) return readable(readableText(text))
  const fresh = parts.filter(({ isNew }) => isNew)
  const whole = parts.map((part) => (part.isNew ? markup`<mark>${part.text}</mark>` : part.text))
  return markup`${
    fresh.length === 0
      ? markup`<p class="muted">AWS repeated its text; no sentence is new.</p>`
      : fresh.map((part) => readable(readableText(part.text)))
  }<details><summary>The whole text${fresh.length > 0 && ', what is new marked'}</summary><p class="words muted">${whole}</p></details>`
}

function readable(paragraphs: readonly ReadableParagraph[]): Markup {
  const shown = paragraphs.map((segments) => {
    const pieces = segments.map((segment) =>
      segment.kind === 'link'
        ? markup`<a href="${segment.href}" rel="noopener noreferrer nofollow">${segment.text}</a>`
        : segment.text,
    )
    return markup`<p class="words">${pieces}</p>`
  })
  return markup`${shown}`
}

function written({ kind, html, body, author, occurredAt, createdAt, editedAt, starred }: IncidentNoteView): Markup {
  const later = Date.parse(createdAt) - Date.parse(occurredAt) > 60_000
  return markup`<li><div class="ours-note"><p class="line small">${time(occurredAt)}<span><b>${author.name}</b>${author.kind === 'token' && ' (program)'} ${kind === 'mark' ? 'marked' : 'wrote'}</span>${starred && markup`<span>★ for the post-mortem</span>`}${later && markup`<span class="muted">written ${time(createdAt)}</span>`}${editedAt !== null && markup`<span class="muted">edited ${time(editedAt)}</span>`}</p>
${kind === 'mark' ? markup`<p>${body}</p>` : markup`<div class="written">${new Markup(html)}</div>`}</div></li>`
}
