/** Builds events for the tests of identity failures, and writes readings down in short. */
import type { IdentityEvent, IdentityFailure } from '../identity-event'

/** An open event of IAM with the texts given, one a minute. */
export function buildIdentityEvent(texts: readonly string[], overrides: Partial<IdentityEvent> = {}): IdentityEvent {
  return {
    id: '1',
    service: 'iam',
    region: 'global',
    summary: 'Trouble',
    isOver: false,
    updates: texts.map((text, minute) => ({
      observedAt: new Date(1_714_800_000_000 + minute * 60_000).toISOString(),
      text,
      isWhole: false,
    })),
    impactedServices: [],
    ...overrides,
  }
}

/** "- Using the IAM console fails @global": minus for what fails, plus for what works. */
export function shortStatements(failure: IdentityFailure | null): string[] {
  return (failure?.statements ?? []).map(
    ({ works, words, regions, source }) =>
      `${works ? '+' : '-'} ${words} @${regions}${source === null ? '' : ' (source)'}`,
  )
}
