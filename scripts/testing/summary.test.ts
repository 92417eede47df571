/** The closing summary of `npm test`, whose last line programs read. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { readPlaywrightCounts, readVitestCounts, summarise } from './summary.mjs'
import { temporaryDirectory } from './temporary-directory'

const stage = { problem: undefined, seconds: 1.25, passed: 0, failed: 0 }

it('ends with the sum of all stages', () => {
  const lines = summarise([
    { ...stage, name: 'types' },
    { ...stage, name: 'lint', problem: 'bad', failed: 1 },
    { ...stage, name: 'unit', passed: 40 },
    { ...stage, name: 'e2e', passed: 3, failed: 2, problem: 'bad' },
  ])
  expect(lines.at(-1)).toBe('43 passed, 3 failed')
  expect(lines.join('\n')).toContain('✗ lint      1.3 s\n')
  expect(lines.join('\n')).toContain('✗ e2e       1.3 s  3 passed, 2 failed')
})

it('never takes a run that broke for a success', () => {
  const dir = temporaryDirectory({
    'vitest.json': '{"numPassedTests":3,"numFailedTests":0,"success":false}',
    'playwright.json':
      '{"stats":{"expected":2,"flaky":0,"unexpected":0,"skipped":1},"errors":[{"message":"no config"}]}',
  })
  expect(readVitestCounts(path.join(dir, 'vitest.json'))).toEqual({ passed: 3, failed: 1 })
  expect(readPlaywrightCounts(path.join(dir, 'playwright.json'))).toEqual({ passed: 2, failed: 1 })
})
