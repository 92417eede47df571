import { expect, it } from 'vitest'
import { measuredIn } from './present-response'
import { ResponseTimes } from './response-times'

it('tells of each figure in which incidents it was measured, and how it spreads', () => {
  const times = new ResponseTimes(['3', '2', '1'])
  times.set(0, 'time-to-detect', 120_000)
  times.set(1, 'time-to-detect', null)
  times.set(2, 'time-to-detect', -60_000)
  expect(times.figure('time-to-detect')).toMatchObject({
    ids: ['3', '1'],
    spread: { count: 2, median: 0.5, shortest: -1 },
  })
  expect(times.figure('time-to-recover')).toMatchObject({ ids: [], spread: { count: 0, median: null } })
  expect([...measuredIn(times, 'time-to-detect')]).toEqual([
    ['3', 2],
    ['1', -1],
  ])
  const one = new Map([['1', times.get('1') ?? []]])
  expect(measuredIn(one, 'time-to-detect').get('1')).toBe(-1)
  expect(measuredIn(one, 'time-to-recover').get('1')).toBeUndefined()
  expect(times.get('7')).toBeUndefined()
})
