/** How the offline copy looks: the tokens of the application, light and dark by the system, and on paper. */

export const OFFLINE_STYLE = `
:root {
  color-scheme: light dark;
  --surface: light-dark(#fff, #16181d); --sunken: light-dark(#f4f5f7, #1f2228);
  --line: light-dark(#e0e2e6, #2f333b); --line-strong: light-dark(#c9ccd2, #434852);
  --ink: light-dark(#191c22, #eef0f3); --muted: light-dark(#555a64, #b3b8c1); --faint: light-dark(#666b75, #969ba5);
  --accent: light-dark(#2b55b8, #8fb0f5); --accent-soft: light-dark(#e9effb, #232d43);
  --disruption: light-dark(#c0271f, #f78379); --degradation: light-dark(#8a5300, #e9b25a);
  --degradation-mark: light-dark(#d08217, #e9b25a); --informational: light-dark(#1c699c, #7cbbe8);
  --resolved: light-dark(#24734a, #6bca96); --unknown: light-dark(#666a71, #969ba3);
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--surface); color: var(--ink); font: 14px/1.45 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 24px 16px 48px; }
h1 { font-size: 22px; line-height: 1.25; margin: 4px 0 8px; text-wrap: balance; }
h2 { font-size: 15px; margin: 28px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--line); }
h3 { font-size: 13px; margin: 0 0 6px; color: var(--muted); }
p { margin: 0 0 6px; text-wrap: pretty; }
a { color: var(--accent); }
ul, ol, dl { margin: 0; padding: 0; list-style: none; }
blockquote { margin: 4px 0; padding-left: 8px; border-left: 2px solid var(--line-strong); color: var(--muted); }
time, .figures { font-variant-numeric: tabular-nums; }
code, .mono { font-family: ui-monospace, monospace; font-size: 12px; }
pre { overflow-x: auto; background: var(--sunken); padding: 8px; }
mark { background: var(--accent-soft); color: inherit; }
summary { cursor: pointer; color: var(--muted); font-size: 12px; padding: 4px 0; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.note, .muted { color: var(--muted); } .faint { color: var(--faint); }
.small { font-size: 12px; }
.line { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; }
.as-of { margin: 12px 0 0; padding: 8px 12px; background: var(--sunken); border: 1px solid var(--line); border-radius: 6px; }
.as-of p:last-child { margin: 0; }
.mark { display: inline-flex; align-items: center; gap: 6px; font-weight: 500; }
.mark { white-space: nowrap; }
.mark svg { flex: none; }
.disruption { color: var(--disruption); } .degradation { color: var(--degradation); } .informational { color: var(--informational); }
.resolved { color: var(--resolved); } .unknown { color: var(--unknown); }
.degradation svg { color: var(--degradation-mark); }
.chip { display: inline-block; border: 1px solid var(--line-strong); border-radius: 4px; padding: 0 5px; font-size: 11px; font-weight: 600; line-height: 18px; }
.SEV1 { background: var(--disruption); border-color: var(--disruption); color: var(--surface); }
.SEV2 { border-color: var(--disruption); color: var(--disruption); } .SEV3 { border-color: var(--degradation); color: var(--degradation); }
.facts { display: grid; grid-template-columns: 8rem minmax(0, 1fr); gap: 6px 12px; }
.facts dt { color: var(--muted); } .facts dd { margin: 0; }
.strip { display: grid; grid-template-columns: 6rem minmax(0, 1fr); gap: 0 8px; align-items: center; border: 1px solid var(--line); border-radius: 6px; padding: 8px 12px; }
.strip.wide { grid-template-columns: minmax(7rem, 14rem) minmax(0, 1fr); }
.strip > span { font-size: 12px; color: var(--muted); }
.strip + p { margin-top: 6px; }
.strip svg { display: block; width: 100%; height: 20px; overflow: hidden; }
.strip svg.axis { border-top: 1px solid var(--line); height: 18px; font-size: 11px; fill: var(--faint); }
.bar { stroke: currentColor; fill: none; } .solid { fill: currentColor; } .superseded { stroke-dasharray: 3 2; opacity: 0.45; }
.ours { color: var(--accent); } .posted { color: var(--ink); }
.figure-row { display: grid; grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); gap: 10px 16px; margin-top: 12px; }
.figure-row dd { margin: 0; } .figure-row b { display: block; font-size: 15px; font-weight: 500; }
.halves { display: grid; gap: 16px 24px; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); }
.halves li { margin-bottom: 10px; }
.stream > li { border-top: 1px solid var(--line); padding: 10px 0; } .stream > li:first-child { border-top: 0; }
.stream .words { white-space: pre-line; } .stream .ours-note { border-left: 3px solid var(--accent); padding-left: 10px; }
.mention { font-weight: 500; color: var(--accent); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 13px; }
th, td { text-align: left; vertical-align: top; padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); }
th { color: var(--muted); font-weight: 500; font-size: 12px; }
td.when { white-space: nowrap; }
.written ul { list-style: disc; padding-left: 20px; } .written ol { list-style: decimal; padding-left: 20px; }
footer { margin-top: 32px; border-top: 1px solid var(--line); padding-top: 8px; }
@media (max-width: 640px) {
  .facts { grid-template-columns: minmax(0, 1fr); gap: 0; } .facts dd { margin-bottom: 8px; }
  .every-other { display: none; }
  .strip { grid-template-columns: 5rem minmax(0, 1fr); } .strip.wide { grid-template-columns: minmax(0, 1fr); }
  thead { display: none; } tr { display: block; padding: 8px 0; border-bottom: 1px solid var(--line); } td { display: block; border: 0; padding: 0; }
}
@media print {
  :root { color-scheme: light; }
  body { font-size: 10.5pt; print-color-adjust: exact; } main { max-width: none; padding: 0; }
  h2 { break-after: avoid; } .stream > li, tr, .halves li { break-inside: avoid; }
  details::details-content { content-visibility: visible; block-size: auto; }
  a { color: inherit; }
}
@page { margin: 16mm; }
`
