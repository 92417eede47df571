/** How an exported post-mortem looks beyond what the offline copy of an incident has: entries, states, what was written. */
import { OFFLINE_STYLE } from '@/lib/incidents/offline-copy-style'

export const EXPORT_STYLE = `${OFFLINE_STYLE}
h2 { font-size: 18px; margin: 36px 0 10px; } section section h3, h3 { font-size: 14px; color: var(--ink); margin: 20px 0 6px; }
.facts + .facts { margin-top: 6px; }
.written { max-width: 46rem; } .written p, .written li { margin-bottom: 6px; }
.written h1, .written h2, .written h3, .written h4, .written h5, .written h6 { font-size: 13px; border: 0; margin: 12px 0 4px; padding: 0; color: var(--ink); }
.written pre { white-space: pre-wrap; border-radius: 6px; } .written table { display: block; width: auto; overflow-x: auto; overflow-wrap: break-word; }
.written thead { display: table-header-group; } .written hr { border: 0; border-top: 1px solid var(--line); }
.written blockquote { margin: 6px 0; } .written ul ul, .written ol ul { margin: 2px 0; }
.list { list-style: disc; padding-left: 20px; margin-bottom: 6px; }
.contents { columns: 3 12rem; font-size: 13px; margin: 16px 0 0; } .contents li { margin-bottom: 2px; }
.entry { border-top: 1px solid var(--line); padding: 10px 0; } .entry > .line { justify-content: space-between; align-items: baseline; flex-wrap: nowrap; }
.entry .title { font-weight: 600; } .entry .written { margin-top: 6px; padding-left: 10px; border-left: 2px solid var(--line-strong); }
.entry .small .mark { font-weight: 400; white-space: normal; }
.entry p { margin: 2px 0; }
.done { color: var(--resolved); } .open { color: var(--muted); } .refused { color: var(--informational); } .late { color: var(--disruption); }
@media (max-width: 640px) { .entry > .line { display: block; } .written tr { display: table-row; } .written td { display: table-cell; padding: 4px 8px 4px 0; } }
@media print { .written table { display: table; overflow-wrap: anywhere; } .written td, .written th { min-width: 4.5em; } .entry { break-inside: avoid; } .list { list-style: disc; padding-left: 20px; margin-bottom: 6px; }
.contents { columns: 3 10rem; } h3 { break-after: avoid; } .written table { break-inside: auto; } }
`
