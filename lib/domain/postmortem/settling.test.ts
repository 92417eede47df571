/** Which outcomes need a reason. */
import { expect, it } from 'vitest'
import { whyNotSettled } from './settling'

it.each([
  ['open', false],
  ['open', true],
  ['done', false],
  ['done', true],
  ['not-applicable', false],
] as const)('%s needs none (required: %s)', (outcome, isRequired) => {
  expect(whyNotSettled(outcome, '', isRequired)).toBeNull()
})

it.each([
  ['not-doing', false],
  ['not-doing', true],
  ['not-applicable', true],
] as const)('%s needs one (required: %s), and blanks are none', (outcome, isRequired) => {
  expect(whyNotSettled(outcome, ' \n\t', isRequired)).toMatch(/\.$/)
  expect(whyNotSettled(outcome, 'There is no such service here', isRequired)).toBeNull()
})
