/** The files that a post-mortem can be saved as: the last part of their address. */
export const EXPORTS = [
  'postmortem.md',
  'postmortem.html',
  'postmortem.json',
  'postmortem.pdf',
  'checklist.csv',
  'actions.csv',
] as const
export type ExportName = (typeof EXPORTS)[number]

/** The export of that name; null where there is none. */
export function findExport(name: string): ExportName | null {
  return EXPORTS.find((known) => known === name) ?? null
}
