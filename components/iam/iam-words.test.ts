/** What /iam says in words and draws: counts, trends, rounds, matrix cells, groups of what moved. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VERDICT_ORDER } from '@/components/ui/verdict-words'
import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { VERDICTS } from '@/lib/domain/evidence/verdict'
import type { RunView, VerdictCounts } from '@/lib/evidence/contract'
import type { MovedVerdict } from '@/lib/evidence/contract-pages'
import { reasonFor } from './check-reasons'
import { countsSentence, judged, total } from './count-words'
import { groupMoved } from './group-moved'
import { cellOf, largestGroups } from './matrix-cells'
import { runWords } from './run-words'
import { bySection } from './section-words'
import { trendPaths, trendWords } from './trend-path'

function counts(given: Partial<VerdictCounts> = {}): VerdictCounts {
  return { ...(Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as VerdictCounts), ...given }
}

const anyCounts = fc.record(
  Object.fromEntries(VERDICTS.map((verdict) => [verdict, fc.nat(5_000)])) as Record<
    (typeof VERDICTS)[number],
    fc.Arbitrary<number>
  >,
)

it('knows a word, an order and a shape for every verdict', () => {
  expect(new Set(VERDICT_ORDER)).toEqual(new Set(VERDICTS))
})

describe('counts', () => {
  it('tell what presses first, and leave out what nobody has', () => {
    expect(countsSentence(counts({ pass: 208, fail: 4, 'not-checked': 3 }))).toBe('fail 4, not checked 3, pass 208')
    expect(countsSentence(counts({ pass: 10_000 }))).toBe('pass 10,000')
    expect(countsSentence(counts())).toBe('no account')
  })

  it('lose no account', () => {
    fc.assert(
      fc.property(anyCounts, (given) => {
        const said = countsSentence(given)
          .replaceAll(',', '')
          .match(/\d+/g)
          ?.map(Number)
          .reduce((sum, number) => sum + number, 0)
        expect(said ?? 0).toBe(total(given))
      }),
    )
  })
})

describe('sections', () => {
  it('hold every check once, by number', () => {
    const sections = bySection(CHECKS.map(({ id }) => ({ check: id })))
    const ids = sections.flatMap(({ checks }) => checks.map(({ check }) => check))
    expect([...ids].sort()).toEqual(CHECKS.map(({ id }) => id).sort())
    expect(sections[0]).toMatchObject({ letter: 'C', name: 'Root and MFA' })
    const order = bySection(['D10', 'D2', 'D1'].map((check) => ({ check }))).flatMap(({ checks }) => checks)
    expect(order.map(({ check }) => check)).toEqual(['D1', 'D2', 'D10'])
  })

  it('keep a check of a letter that they do not know', () => {
    expect(bySection([{ check: 'Z1' }])).toEqual([{ letter: 'Z', name: 'Section Z', checks: [{ check: 'Z1' }] }])
  })
})

it('says of every check why it matters', () => {
  expect(CHECKS.filter(({ id }) => reasonFor(id) === null).map(({ id }) => id)).toEqual([])
})

describe('trend', () => {
  const frame = { width: 90, height: 18 }

  it('breaks where nothing is known, and never draws outside of its frame', () => {
    const day = fc.option(anyCounts, { nil: null })
    fc.assert(
      fc.property(fc.array(day, { minLength: 1, maxLength: 90 }), (days) => {
        const { failing, end } = trendPaths(days, frame)
        for (const [, x, y] of failing.matchAll(/[ML]([\d.-]+) ([\d.-]+)/g)) {
          expect(Number(x)).toBeGreaterThanOrEqual(0)
          expect(Number(x)).toBeLessThanOrEqual(frame.width)
          expect(Number(y)).toBeGreaterThanOrEqual(0)
          expect(Number(y)).toBeLessThanOrEqual(frame.height)
        }
        if (end !== null) expect(failing).not.toBe('')
      }),
    )
    expect(trendPaths([counts({ pass: 1 }), null, counts({ pass: 1 })], frame).failing.match(/M/g)).toHaveLength(2)
  })

  it('rises where more fail, and ends in a dot only where some do', () => {
    const { failing, end } = trendPaths([counts({ pass: 10 }), counts({ fail: 5, pass: 5 })], frame)
    const [first = 0, last = 0] = [...failing.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y))
    expect(last).toBeLessThan(first)
    expect(end).not.toBeNull()
    expect(trendPaths([counts({ pass: 10 })], frame).end).toBeNull()
  })

  it('takes no day on which nobody could tell for a good one', () => {
    const { failing, unknown } = trendPaths([counts({ 'not-checked': 10 })], frame)
    expect(failing).toBe('')
    expect(unknown).not.toBe('')
  })

  it('is said in words', () => {
    expect(trendWords([counts({ fail: 2 }), null, counts({ fail: 4 })])).toBe(
      'failing: 2 accounts 2 days before, 4 at last',
    )
    expect(trendWords([null, counts({ fail: 1 })])).toBe('failing: 1 account; nothing is known of earlier days')
    expect(trendWords([null])).toBeNull()
  })
})

describe('a round', () => {
  const run: RunView = {
    ...{ id: '1', connection: { id: 'c', name: 'Main' }, trigger: 'schedule', begunAt: '2026-11-23T10:00:00.000Z' },
    ...{ endedAt: null, total: 300, done: 41, failed: 0, secondsLeft: 372 },
  }

  it('under way says what is left, and that what is shown is partial', () => {
    expect(runWords(run)).toBe(
      'Reading Main: 41 of 300 accounts, about 6 min left. What is shown is partial until then, and fills by itself.',
    )
    expect(runWords({ ...run, failed: 2, secondsLeft: null })).toContain('41 of 300 accounts; 2 could not be read.')
  })

  it('that is over says how many could be read', () => {
    const over = { ...run, endedAt: '2026-11-23T11:00:00.000Z', done: 300, failed: 3 }
    expect(runWords(over)).toBe('Main: 297 of 300 accounts could be read; ended')
    expect(runWords({ ...over, failed: 0, trigger: 'person' })).toBe(
      'Main: 300 accounts read, asked for by somebody; ended',
    )
  })
})

describe('a cell', () => {
  it('tells failing ones of those that could be judged, and never calls unknown good', () => {
    expect(cellOf(counts({ fail: 3, waived: 1, pass: 8, 'not-checked': 2 }))).toEqual({
      heat: '2',
      figure: '4 of 12',
      words: '4 of 12 fail; 2 not known',
    })
    expect(cellOf(counts({ pass: 12 }))).toMatchObject({ heat: '0', figure: '12' })
    expect(cellOf(counts({ stale: 2 }))).toMatchObject({ heat: 'unknown', figure: '?' })
    expect(cellOf(counts({ 'not-applicable': 2 }))).toMatchObject({ heat: 'none' })
    expect(cellOf(undefined)).toMatchObject({ heat: 'none', words: 'no account' })
    fc.assert(
      fc.property(anyCounts, (given) => {
        if (judged(given) === 0) expect(cellOf(given).heat).not.toBe('0')
      }),
    )
  })

  it('is deeper the more fail', () => {
    const heats = [1, 26, 51, 76].map((fail) => cellOf(counts({ fail, pass: 100 - fail })).heat)
    expect(heats).toEqual(['1', '2', '3', '4'])
  })
})

it('compares the largest groups, in their order, and says how many are left out', () => {
  const groups = [5, 1, 9, 5].map((accounts, index) => ({ id: String(index), name: `g${index}`, accounts }))
  expect(largestGroups(groups, 3)).toEqual({ shown: [groups[0], groups[2], groups[3]], left: 1 })
  expect(largestGroups(groups, 2)).toEqual({ shown: [groups[0], groups[2]], left: 2 })
  expect(largestGroups(groups, 9).left).toBe(0)
})

describe('what moved', () => {
  const moved = (check: string, from: MovedVerdict['from'], to: MovedVerdict['to'], account = '1') =>
    ({
      check,
      title: check,
      from,
      to,
      account: { id: account, name: account },
      explanation: '',
      at: '',
    }) as MovedVerdict

  it('the same way is one matter; what got worse comes first', () => {
    const groups = groupMoved([
      moved('C1', 'fail', 'pass'),
      moved('C6', 'pass', 'fail', '1'),
      moved('G1', 'pass', 'stale'),
      moved('C6', 'pass', 'fail', '2'),
      moved('A4', 'pass', 'not-applicable'),
    ])
    expect(groups.map(({ check, moved: { length } }) => [check, length])).toEqual([
      ['C6', 2],
      ['G1', 1],
      ['C1', 1],
      ['A4', 1],
    ])
  })
})
