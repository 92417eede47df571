/** The closing summary of `npm test`, whose last line programs read. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { inRoot } from '../launcher/root.mjs'
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
  expect(readVitestCounts(path.join(dir, 'vitest.json'))).toMatchObject({ passed: 3, failed: 1, failures: [] })
  const failures = [{ file: 'Playwright', name: '', error: 'no config' }]
  expect(readPlaywrightCounts(path.join(dir, 'playwright.json'))).toEqual({ passed: 2, failed: 1, failures })
})

it('names every test that failed, just above the sum', () => {
  const test = (title: string, ...failureMessages: string[]) => ({
    title,
    ancestorTitles: ['merging'],
    status: failureMessages.length > 0 ? 'failed' : 'passed',
    failureMessages,
  })
  const property = 'Error: Property failed after 3 tests\n{ seed: 7, path: "2:1" }\nCounterexample: []\n    at x.ts:1:1'
  const vitest = {
    numPassedTests: 1,
    numFailedTests: 2,
    success: false,
    testResults: [
      {
        name: inRoot('lib/a.test.ts'),
        status: 'failed',
        message: '',
        assertionResults: [test('is even', property), test('is odd'), test('is whole', 'Error: no')],
      },
      { name: inRoot('lib/b.test.ts'), status: 'failed', message: 'Cannot find c', assertionResults: [] },
    ],
  }
  const result = (message: string) => ({ results: [{ errors: [{ message }] }] })
  const red = '\u001b[31mTest timeout.\u001b[39m'
  const playwright = {
    config: { rootDir: inRoot('e2e') },
    stats: { expected: 1, flaky: 0, unexpected: 2 },
    errors: [],
    suites: [
      {
        title: 'live.spec.ts',
        specs: [{ title: 'slow', ok: false, file: 'live.spec.ts', tests: [result(red)] }],
        suites: [
          {
            title: 'a page',
            specs: [
              { title: 'shows it', ok: true, file: 'live.spec.ts', tests: [] },
              {
                title: 'hides it',
                ok: false,
                file: 'live.spec.ts',
                tests: [result('Error: seen\n\nLocator: x\n  1 |')],
              },
            ],
          },
        ],
      },
    ],
  }
  const dir = temporaryDirectory({ 'v.json': JSON.stringify(vitest), 'p.json': JSON.stringify(playwright) })
  const unit = readVitestCounts(path.join(dir, 'v.json'))
  const e2e = readPlaywrightCounts(path.join(dir, 'p.json'))
  const lines = summarise([
    { ...stage, ...unit, name: 'unit', problem: 'bad' },
    { ...stage, ...e2e, name: 'e2e', problem: 'bad' },
  ])
  expect(lines.slice(-15)).toEqual([
    '',
    '  ✗ lib/a.test.ts › merging › is even',
    '      Error: Property failed after 3 tests',
    '      { seed: 7, path: "2:1" }',
    '  ✗ lib/a.test.ts › merging › is whole',
    '      Error: no',
    '  ✗ lib/b.test.ts',
    '      Cannot find c',
    '  ✗ e2e/live.spec.ts › slow',
    '      Test timeout.',
    '  ✗ e2e/live.spec.ts › a page › hides it',
    '      Error: seen',
    '      Locator: x',
    '',
    '2 passed, 5 failed',
  ])
})
