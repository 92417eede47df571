/** What a filter of planned changes lets through, in words. */
import { CHANGE_STATE_WORDS } from '@/lib/domain/planned-changes/planned-change'
import type { ChangeChoices } from '@/lib/planned-changes/contract'
import { parseChangeFilter } from '@/lib/planned-changes/filter'

/**
 * "Service rds, Region eu-west-1"; "All planned changes" where it filters nothing.
 * @param query as in an address
 * @param teams what teams are called, which a filter may name by id
 */
export function filterWords(query: string, teams: ChangeChoices['teams'] = []): string {
  const { service, region, team, account, state, q } = parseChangeFilter(new URLSearchParams(query)).filter
  const called = (asked: string) => teams.find(({ value }) => value === asked.toLowerCase())?.name ?? asked
  const words = [
    ...named('Service', service),
    ...named('Region', region),
    ...named('Team', team.map(called)),
    ...named('Account', account),
    ...named(
      'State',
      state.map((one) => CHANGE_STATE_WORDS[one].toLowerCase()),
    ),
    ...(q === null ? [] : [`with the words “${q}”`]),
  ]
  return words.length === 0 ? 'All planned changes' : words.join(', ')
}

function named(name: string, values: readonly string[]): string[] {
  return values.length === 0 ? [] : [`${name} ${values.join(' or ')}`]
}
