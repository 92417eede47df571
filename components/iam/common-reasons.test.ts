/** Tests that a reason which stands on many lines is told once. */
import { expect, it } from 'vitest'
import { commonReasons, ownReasons } from './common-reasons'

const ROLE = { why: 'The role is missing', accounts: 3 }
const DENIED = { why: 'Access Analyzer was refused', accounts: 3 }
const lines = [[ROLE], [DENIED, ROLE], [{ ...ROLE, accounts: 2 }], [ROLE], []].map((unchecked) => ({ unchecked }))

it('finds what stands on three lines or more, in the same number of accounts', () => {
  expect(commonReasons(lines)).toEqual([{ ...ROLE, checks: 3 }])
  expect(commonReasons(lines.slice(0, 3))).toEqual([])
})

it('leaves a line what is its own', () => {
  expect(ownReasons([DENIED, ROLE], commonReasons(lines))).toEqual([DENIED])
  expect(ownReasons([{ ...ROLE, accounts: 2 }], commonReasons(lines))).toEqual([{ ...ROLE, accounts: 2 }])
})
