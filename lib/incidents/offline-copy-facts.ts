/** What the offline copy says about the incident itself: its facts, its severity, what works and what fails, its history. */
import { INCIDENT_KINDS, isOver } from '@/lib/domain/incident'
import { reachWords } from '@/lib/domain/incident-reach'
import { kindWord, statusWord } from '@/lib/domain/incident-words'
import { nameOfRegion } from '@/lib/domain/region'
import { safeHref } from '@/lib/domain/safe-href'
import { sourceName } from '@/lib/domain/source-words'
import type { FailureStatement, IdentityFailureView, IncidentView, RelatedIncidentView } from './contract'
import { counted, mark, section, time } from './offline-copy-marks'
import { type Markup, markup, type Part } from './offline-copy-markup'

export function factsSection(incident: IncidentView): Markup | null {
  const { services, serviceCount, regions, everywhere, partition, events } = incident
  const unnamed = serviceCount - services.length
  const named = [...services.map(({ name }) => name), ...(unnamed > 0 ? [`${unnamed} more`] : [])].join(', ')
  const sources = [...new Set(events.flatMap((event) => event.sources))]
  return section(
    'Facts',
    markup`<dl class="facts">${[
      fact('Kind', INCIDENT_KINDS.includes(incident.kind) && kindWord(incident.kind)),
      fact('Severity', severityOf(incident)),
      fact('Owner', incident.owner?.name ?? 'nobody'),
      fact('Team', incident.team?.name ?? 'none'),
      fact('Responders', incident.responders.map(({ name }) => name).join(', ') || 'none'),
      fact('Services', named || 'none named'),
      fact('Regions', [
        regionsOf(regions),
        everywhere && ` Counts for every Region of ${partition ?? 'its partition'}.`,
      ]),
      (events.length > 0 || incident.reach !== null) && fact('Accounts', accountsOf(incident)),
      sources.length > 0 && fact('Known from', sources.map(sourceName).join(', ')),
    ]}</dl>`,
  )
}

function fact(name: string, value: Part): Markup {
  return markup`<dt>${name}</dt><dd>${value}</dd>`
}

/** What AWS says, and apart from it what follows from what we use. */
function accountsOf({ reach, affectedAccountCount: named }: IncidentView): Part {
  const told = named === 0 ? 'AWS named none' : `AWS named ${counted(named, 'account')}`
  if (reach === null) return told
  return `${named === 0 ? `${told}. ` : ''}The incident ${reachWords(reach)}.`
}

function severityOf({ severity, severityRule, severityReason, proposedSeverity }: IncidentView): Markup {
  return severityReason === null
    ? markup`${severity}, as the rule proposes: ${severityRule}`
    : markup`${severity}, chosen by people: ${severityReason}<br><span class="muted">The rule proposes ${proposedSeverity}: ${severityRule}</span>`
}

function regionsOf(regions: readonly string[]): Part {
  if (regions.length === 0) return 'none named.'
  return regions.map((region, index) => {
    const name = nameOfRegion(region)
    return markup`${index > 0 && ', '}<span class="mono">${region}</span>${name !== null && ` ${name}`}`
  })
}

const FAILURES: Record<IdentityFailureView['kinds'][number], string> = {
  'control-plane': 'control plane',
  propagation: 'propagation',
  'data-plane': 'data plane',
  'sign-in': 'sign-in',
  unknown: 'not said',
}

/** What fails and what goes on working in an identity incident. */
export function failureSection({ failure, status }: IncidentView): Markup | null {
  if (failure === null) return null
  const over = isOver(status)
  const of = (works: boolean) => failure.statements.filter((statement) => statement.works === works)
  return section(
    over ? 'What worked, and what did not' : 'What works, and what does not',
    markup`<p class="muted">Kind of failure: ${failure.kinds.map((kind) => FAILURES[kind]).join(', ')}.</p>
<div class="halves">${statements(over ? 'Failed' : 'Fails', of(false), 'AWS names nothing that fails.')}${statements(
      over ? 'Went on working' : 'Goes on working',
      of(true),
      "Nothing in AWS's texts was read as saying so.",
    )}</div>`,
  )
}

function statements(title: string, all: readonly FailureStatement[], none: string): Markup {
  const shown = all.map(({ works, words, regions, sentence, source }) => {
    const href = source === null ? null : safeHref(source)
    return markup`<li><p>${mark(works ? 'resolved' : 'disruption', works ? 'Works' : 'Fails')} ${words} <span class="mono">${regions.join(', ')}</span></p>
${sentence !== null && markup`<blockquote class="small">${sentence} <span class="faint">AWS's words</span></blockquote>`}${href !== null && markup`<p class="small"><a href="${href}" rel="noopener noreferrer nofollow">How AWS builds it</a></p>`}</li>`
  })
  return markup`<div><h3>${title}</h3>${all.length === 0 ? markup`<p class="muted">${none}</p>` : markup`<ul>${shown}</ul>`}</div>`
}

/** Incidents that have to do with it, and those that went into it. */
export function relatedSection({ related, merged }: IncidentView): Markup | null {
  if (related.length + merged.length === 0) return null
  const row = ({ id, title, severity, status, reason }: RelatedIncidentView, how: string) =>
    markup`<li><p><span class="chip ${severity}">${severity}</span> #${id} ${title} <span class="muted">${how} · ${statusWord(status)}${reason !== null && ` · ${reason}`}</span></p></li>`
  const all = [
    ...related.map((other) => row(other, 'related')),
    ...merged.map((other) => row(other, 'merged into this one')),
  ]
  return section('Related incidents', markup`<ul>${all}</ul>`)
}

export function historySection({ history, leftOut }: IncidentView): Markup | null {
  if (history.length === 0) return null
  const shown = history.map(
    ({ at, occurredAt, by, sentence, undoneAt }) =>
      markup`<tr><td class="when">${time(at)}</td><td>${sentence}${occurredAt !== at && markup` <span class="muted">(happened ${time(occurredAt)})</span>`}${undoneAt !== null && markup` <span class="muted">(undone ${time(undoneAt)})</span>`}</td><td>${by.kind === 'rule' ? 'by rule' : by.name}</td></tr>`,
  )
  return section(
    'History of the incident',
    markup`<table><thead><tr><th>When</th><th>What</th><th>Who</th></tr></thead><tbody>${shown}</tbody></table>
${leftOut.history > 0 && markup`<p class="note">Not in this copy: ${counted(leftOut.history, 'earlier change')}.</p>`}`,
  )
}
