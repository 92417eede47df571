/** What a clause says of the state of things, negations and promises included. */
import { expect, test } from 'vitest'
import { verdictOf } from './clause-verdict'

test.each<[string, ReturnType<typeof verdictOf>]>([
  ['Requests fail', 'fails'],
  ['Users are unable to sign in', 'fails'],
  ['Users may be unable to sign in', 'errors'],
  ['We see elevated failure rates', 'errors'],
  ['Calls are answered with delays', 'slow'],
  ['Calls take longer than usual', 'slow'],
  ['Roles do not work', 'fails'],
  ['Roles are not affected', 'works'],
  ["Roles weren't impacted by these errors", 'works'],
  ['There is no impact to roles', 'works'],
  ['Roles continue to work', 'works'],
  ['Roles remain fully available', 'works'],
  ['Calls are operating normally', 'normal'],
  ['Calls are no longer affected', 'recovered'],
  ['Calls have now fully recovered', 'recovered'],
  ['Calls have not recovered', 'errors'],
  ['We begin to see calls recover', 'errors'],
  ['Error rates are improving', 'errors'],
  ['We continue working towards resolution of the delays', 'slow'],
  ['We continue working on it', null],
  ['We recommend to retry calls that failed', null],
  ['We expect errors to go down soon', null],
  ['Calls will be operating normally by noon', null],
  ['We are looking into it', null],
])('%s', (clause, verdict) => {
  expect(verdictOf(clause)).toBe(verdict)
})
