/** When a text says that the issue is over, and when it only promises or limits that: what fails must not pass for working. */
import { expect, test } from 'vitest'
import { readIdentityFailure } from './read-failure'
import { buildIdentityEvent, shortStatements } from './testing/build-identity-event'

const FAILS = 'Creating or changing users, roles and policies fails at times'
const WORKS = 'Creating or changing users, roles and policies works again'

/** What is said of changes, with the Regions. */
function changesAfter(...texts: string[]): string[] {
  const failure = readIdentityFailure([buildIdentityEvent(texts)], { partition: 'aws' })
  return shortStatements(failure).filter((words) => words.includes('Creating or changing'))
}

test.each([
  'We will write again once the issue has been fully resolved.',
  'Updates follow until the issue is resolved.',
  'When the issue is resolved, nothing needs to be done.',
  'If the issue is resolved for you, do nothing.',
  'We will say when the cause is found and the issue is resolved.',
  'The issue has been partially mitigated.',
  'The problem was nearly resolved.',
  'The impact is now mitigated for most customers.',
  'We are verifying that the issue has been resolved.',
  'The issue has not been resolved.',
])('not yet: %s', (text) => {
  expect(changesAfter('We see errors creating roles.', text)).toEqual([`- ${FAILS} @global`])
  expect(changesAfter(`We see errors creating roles. ${text}`)).toEqual([`- ${FAILS} @global`])
})

test.each([
  'The issue has been resolved.',
  'At 10:20 AM PDT the issue was fully resolved.',
  'The issue is resolved and the service works as usual.',
  'We have verified that the issue has been resolved.',
  'After we took back a change, the issue was resolved.',
  'We found the root cause, and the issue has been mitigated.',
])('by now: %s', (text) => {
  expect(changesAfter('We see errors creating roles.', text)).toEqual([`+ ${WORKS} @global`])
})

test('in one Region says nothing of the others', () => {
  const texts = ['We see errors from AssumeRole in us-west-2 and eu-west-1.', 'The issue is resolved in eu-west-1.']
  const failure = readIdentityFailure([buildIdentityEvent(texts)], { partition: 'aws' })
  expect(shortStatements(failure)).toEqual([
    '- Getting temporary credentials from STS fails at times @us-west-2',
    '+ Getting temporary credentials from STS works again @eu-west-1',
  ])
})
