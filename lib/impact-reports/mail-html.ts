/** The HTML of an e-mail with a summary: tables and inline styles, as mail programs want, and nothing fetched. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { FigureView, ImpactView, IncidentLine } from '@/lib/impact/contract'
import { foot, type MailFacts } from './mail-text'
import { headline, incidentLength, listed, MOST_INCIDENTS } from './mail-words'

/**
 * Colours are named for a light ground; programs that turn them dark are told that they may (`color-scheme`), and those that
 * read styles get the dark ones of the pages.
 */
const STYLE = `:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .ground { background: #14161a !important; } .card { background: #1b1e24 !important; border-color: #343842 !important; }
  .ink { color: #eceef2 !important; } .muted { color: #a6acb8 !important; } .line { border-color: #343842 !important; }
  .link { color: #8fb0ff !important; } .better { color: #6cc795 !important; } .worse { color: #ff8b80 !important; }
}`
const FONT = `font-family:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif`
const INK = 'color:#191c22'
const MUTED = 'color:#555a64'
const LINE = 'border-top:1px solid #d5d8dd'

/** A whole document. All that comes from outside is escaped. */
export function mailHtml(view: ImpactView, { name, link }: MailFacts): string {
  const { letter } = view
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title>${escaped(`${name}: ${view.period.name}`)}</title><style>${STYLE}</style></head>
<body class="ground" style="margin:0;padding:24px 12px;background:#f4f5f7;${FONT}">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table class="card" role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:640px;background:#ffffff;border:1px solid #d5d8dd;border-radius:6px;text-align:left">
<tr><td style="padding:24px">
<p class="muted" style="margin:0 0 4px;font-size:13px;${MUTED}">${escaped(name)}</p>
<h1 class="ink" style="margin:0 0 16px;font-size:20px;line-height:1.3;${INK}">${escaped(headline(view))}</h1>
<p class="ink" style="margin:0 0 12px;font-size:15px;line-height:1.55;${INK}">${letter.sentences.map(escaped).join(' ')}</p>
${letter.unknowns.map((unknown) => `<p class="muted" style="margin:0 0 6px;font-size:13px;line-height:1.5;${MUTED}">Not known: ${escaped(unknown)}</p>`).join('\n')}
<table width="100%" cellpadding="0" cellspacing="0" style="margin-top:16px;border-collapse:collapse">
${view.figures.map(figureRow).join('\n')}
</table>
${incidentTable(view)}
<p class="muted" style="margin:20px 0 0;font-size:13px;line-height:1.5;${MUTED}">The letter with all figures, and how each is computed, is attached as a PDF.</p>
${link === null ? '' : `<p style="margin:12px 0 0;font-size:14px"><a class="link" href="${escaped(link)}" style="color:#2b55b8">Open it in Faultline</a></p>`}
</td></tr></table>
<p class="muted" style="max-width:640px;margin:12px auto 0;font-size:12px;line-height:1.5;text-align:left;${MUTED}">${escaped(foot(view))}</p>
</td></tr></table>
</body></html>
`
}

function figureRow({ label, text, change, isBetter }: FigureView): string {
  const tone = isBetter === null ? 'muted' : isBetter ? 'better' : 'worse'
  const color = { muted: MUTED, better: 'color:#24734a', worse: 'color:#c0271f' }[tone]
  const cell = 'padding:7px 0;font-size:14px;vertical-align:baseline'
  return `<tr><th class="ink line" scope="row" align="left" style="${cell};font-weight:400;${LINE};${INK}">${escaped(label)}</th>
<td class="ink line" align="right" style="${cell};padding-left:12px;font-weight:600;white-space:nowrap;${LINE};${INK}">${escaped(text)}</td>
<td class="${tone} line" align="right" style="${cell};padding-left:12px;font-size:12px;${LINE};${color}">${escaped(change ?? '')}</td></tr>`
}

function incidentTable(view: ImpactView): string {
  const { incidents } = view
  if (incidents.count === 0) return ''
  const more = incidents.count - Math.min(MOST_INCIDENTS, incidents.lines.length)
  return `<h2 class="ink" style="margin:22px 0 6px;font-size:15px;${INK}">Incidents, worst first</h2>
<table width="100%" cellpadding="0" cellspacing="0" style="border-collapse:collapse">
${listed(incidents)
  .map((line) => incidentRow(line, view))
  .join('\n')}
</table>
${more > 0 ? `<p class="muted" style="margin:6px 0 0;font-size:13px;${MUTED}">and ${more} more</p>` : ''}`
}

function incidentRow(line: IncidentLine, view: ImpactView): string {
  const cell = `padding:7px 0;font-size:13px;line-height:1.4;vertical-align:top;overflow-wrap:anywhere;${LINE}`
  const began = formatDateTime(line.startedAt, view.period.zone)
  return `<tr><td class="ink line" style="${cell};${INK}">${escaped(line.title)}<br><span class="muted" style="${MUTED}">${escaped(began)} · ${escaped(line.severity)} · ${escaped(line.statusWord)}</span></td>
<td class="ink line" align="right" style="${cell};padding-left:12px;white-space:nowrap;${INK}">${escaped(incidentLength(line, view))}</td></tr>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
