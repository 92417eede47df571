/** What can happen to a post-mortem: `what` of PostmortemChange. */
export const POSTMORTEM_CHANGES = [
  ...(['opened', 'field-written', 'field-refreshed', 'field-restored'] as const),
  ...(['item-changed', 'item-added', 'item-removed', 'item-brought-back'] as const),
  ...(['action-added', 'action-changed', 'action-removed', 'action-brought-back'] as const),
  ...(['issue-wanted', 'issue-linked', 'issue-unlinked', 'issue-moved'] as const),
  ...(['verified', 'regressed'] as const),
  ...(['review-asked', 'review-ended', 'signed', 'sign-off-withdrawn', 'published', 'taken-up-again'] as const),
] as const
export type PostmortemChangeWord = (typeof POSTMORTEM_CHANGES)[number]
