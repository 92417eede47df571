/** The figures of a summary: their names in addresses, and what they are called. */

/** Response, in the order in which things happen to people. */
export const RESPONSE_FIGURES = [
  'posting-delay',
  'time-to-detect',
  'time-to-acknowledge',
  'time-to-mitigate',
  'time-to-recover',
] as const
export type ResponseFigure = (typeof RESPONSE_FIGURES)[number]

/** How sure it is that an account was touched, surest first. */
const ACCOUNT_FIGURES = ['accounts-confirmed', 'accounts-reported', 'accounts-inferred'] as const

/** `figure=` of /impact/rows, which lists what a figure is made of. */
export const FIGURES = [
  'incidents',
  'minutes',
  ...ACCOUNT_FIGURES,
  'services',
  'regions',
  'teams',
  ...RESPONSE_FIGURES,
  'repeats',
  'not-resolved',
  'postmortems',
  'postmortems-published',
  'checklist',
  'actions-done',
  'actions-open',
  'actions-overdue',
] as const
export type Figure = (typeof FIGURES)[number]

export const FIGURE_WORDS: Readonly<Record<Figure, string>> = {
  incidents: 'Incidents',
  minutes: 'Impact',
  'accounts-confirmed': 'Account-time, confirmed',
  'accounts-reported': 'Account-time, reported',
  'accounts-inferred': 'Account-time, inferred',
  services: 'Services',
  regions: 'Regions',
  teams: 'Teams',
  'posting-delay': 'AWS’s posting delay',
  'time-to-detect': 'Time to detect',
  'time-to-acknowledge': 'Time to acknowledge',
  'time-to-mitigate': 'Time to mitigate',
  'time-to-recover': 'Time to recover',
  repeats: 'Repeat incidents',
  'not-resolved': 'Incidents not resolved',
  postmortems: 'Post-mortems',
  'postmortems-published': 'Post-mortems published',
  checklist: 'Checklist items',
  'actions-done': 'Actions done',
  'actions-open': 'Actions open',
  'actions-overdue': 'Actions overdue',
}
