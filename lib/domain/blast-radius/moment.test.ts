import { describe, expect, test } from 'vitest'
import type { BlastAccount, Span } from './facts'
import { certaintyOf, TOUCH, touchesAt, whyTouched } from './moment'
import {
  accountsWith,
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildReport,
  buildTrail,
  minute,
} from './testing/build-blast'

/** What is known of one account of an incident with one event and one fault of it, both from 0 to 60. */
function touchOf(account: Partial<BlastAccount>, at: number | null, spans: Span[] = [[minute(0), minute(60)]]): number {
  const facts = buildBlastFacts({
    events: [buildBlastEvent({ spans })],
    faults: [buildFault({ spans })],
    trails: [buildTrail(), buildTrail({ end: { kind: 'every', partition: 'aws' } })],
    accounts: [buildAccount(1, account)],
  })
  return touchesAt(facts, at === null ? null : minute(at))[0] ?? -1
}

describe('how sure it is', () => {
  test.each<[string, Partial<BlastAccount>, number]>([
    ['nothing', {}, TOUCH.none],
    ['a trail', { trails: [0] }, TOUCH.inferred],
    ['a report', { report: buildReport() }, TOUCH.reported],
    ['a report beside a trail', { report: buildReport(), trails: [0] }, TOUCH.reported],
    ['AWS naming it', { named: [[0, minute(0)]] }, TOUCH.confirmed],
    ['AWS naming it whatever people say', { named: [[0, minute(0)]], report: buildReport('clear') }, TOUCH.confirmed],
    ['people clearing a trail', { trails: [0], report: buildReport('clear') }, TOUCH.cleared],
    ['people clearing what is not known', { usageUnknown: true, report: buildReport('clear') }, TOUCH.cleared],
    ['not knowing what it uses', { usageUnknown: true }, TOUCH.unknown],
    ['a trail that needs no usage', { usageUnknown: true, trails: [1] }, TOUCH.inferred],
    ['a trail to an account that left', { isGone: true, trails: [0] }, TOUCH.none],
    ['not knowing what an account used that left', { isGone: true, usageUnknown: true }, TOUCH.none],
    ['AWS naming an account that left', { isGone: true, named: [[0, minute(0)]] }, TOUCH.confirmed],
    ['a report of an account that left', { isGone: true, report: buildReport() }, TOUCH.reported],
  ])('by %s', (_, account, touch) => {
    expect(touchOf(account, null)).toBe(touch)
    expect(touchOf(account, 30)).toBe(touch)
    expect(touchOf(account, -1)).toBe(TOUCH.none)
    expect(touchOf(account, 60)).toBe(TOUCH.none)
  })

  test('follows the clock: named since it was named, inferred before', () => {
    const account: Partial<BlastAccount> = { named: [[0, minute(20)]], trails: [0] }
    expect([0, 19, 20, 59, 60].map((at) => touchOf(account, at))).toEqual([
      ...[TOUCH.inferred, TOUCH.inferred, TOUCH.confirmed, TOUCH.confirmed, TOUCH.none],
    ])
  })

  test('is confirmed all along where AWS named it only when it was over', () => {
    expect([0, 59, 60].map((at) => touchOf({ named: [[0, minute(90)]] }, at))).toEqual([
      ...[TOUCH.confirmed, TOUCH.confirmed, TOUCH.none],
    ])
  })

  test('pauses with the event, while what people say goes on', () => {
    const spans: Span[] = [
      [minute(0), minute(10)],
      [minute(50), null],
    ]
    const moments = [5, 30, 50, 5_000]
    const touches = (account: Partial<BlastAccount>) => moments.map((at) => touchOf(account, at, spans))
    const { none, confirmed, inferred, reported, unknown } = TOUCH
    expect(touches({ named: [[0, minute(0)]] })).toEqual([confirmed, none, confirmed, confirmed])
    expect(touches({ trails: [0] })).toEqual([inferred, none, inferred, inferred])
    expect(touches({ report: buildReport() })).toEqual([reported, reported, reported, reported])
    expect(touches({ usageUnknown: true })).toEqual([unknown, none, unknown, unknown])
  })

  test('is not unknown where nothing rests on what accounts use', () => {
    const facts = buildBlastFacts({
      faults: [buildFault()],
      trails: [buildTrail({ end: { kind: 'workload', workloadId: 'w', partition: null } })],
      accounts: [buildAccount(1, { usageUnknown: true })],
    })
    expect([...touchesAt(facts, null)]).toEqual([TOUCH.none])
  })

  test('is nothing where there is nobody, and only what people say where nothing failed', () => {
    expect([...touchesAt(buildBlastFacts(), null)]).toEqual([])
    const facts = buildBlastFacts({ accounts: [buildAccount(1, { report: buildReport() }), buildAccount(2)] })
    expect([...touchesAt(facts, null)]).toEqual([TOUCH.reported, TOUCH.none])
  })
})

describe('why', () => {
  const facts = buildBlastFacts({
    events: [buildBlastEvent(), buildBlastEvent({ id: '2', spans: [[minute(30), null]] })],
    faults: [buildFault(), buildFault({ spans: [[minute(30), null]] })],
    trails: [buildTrail(), buildTrail({ fault: 1 })],
  })
  const account = buildAccount(1, {
    trails: [0, 1],
    named: [
      [0, minute(40)],
      [1, minute(35)],
    ],
  })

  test.each([
    [null, [0, 1], [0, 1]],
    [10, [], [0]],
    [36, [1], [0, 1]],
    [50, [0, 1], [0, 1]],
    [70, [1], [1]],
  ])('at minute %j', (at, named, trails) => {
    expect(whyTouched(facts, account, at === null ? null : minute(at))).toEqual({ named, trails })
  })

  test.each([60, 61])('is the event all along where it named the account at its end or later: minute %d', (since) => {
    const late = buildAccount(1, { named: [[0, minute(since)]] })
    expect(whyTouched(facts, late, minute(10)).named).toEqual([0])
    expect(touchesAt({ ...facts, accounts: [late] }, minute(10))[0]).toBe(TOUCH.confirmed)
  })

  test('is not a trail where the account left', () => {
    expect(whyTouched(facts, { ...account, isGone: true }, null).trails).toEqual([])
  })
})

test('more trails than bits of a word are told apart', () => {
  const count = 100
  const facts = buildBlastFacts({
    faults: Array.from({ length: count }, (_, index) => buildFault({ spans: [[minute(index), minute(index + 1)]] })),
    trails: Array.from({ length: count }, (_, fault) => buildTrail({ fault })),
    accounts: Array.from({ length: count }, (_, index) => buildAccount(index, { trails: [index] })),
  })
  for (let at = 0; at < count; at += 1) expect(accountsWith(touchesAt(facts, minute(at)), TOUCH.inferred)).toEqual([at])
})

test('numbers have their certainty', () => {
  expect([0, 1, 2, 3, 4, 5, 6].map(certaintyOf)).toEqual([
    ...[null, null, null, 'inferred', 'reported', 'confirmed', null],
  ])
})
