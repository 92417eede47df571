import { describe, expect, it } from 'vitest'
import { rowTimes } from './row-times'

describe('the times of a row', () => {
  it('are clock times alone on the day of the heading', () => {
    expect(rowTimes({ from: '2018-05-07T14:19:00Z', to: '2018-05-07T15:20:00Z' }, '2018-05-07', 'UTC')).toBe(
      '14:19–15:20',
    )
    expect(rowTimes({ from: '2018-05-07T14:19:00Z', to: null }, '2018-05-07', 'UTC')).toBe('since 14:19')
    expect(rowTimes({ from: '2018-05-07T14:19:00Z', to: null }, '2018-05-07', 'UTC', 'from')).toBe('from 14:19')
  })

  it('name each day that is another', () => {
    expect(rowTimes({ from: '2018-05-06T23:10:00Z', to: '2018-05-06T23:50:00Z' }, '2018-05-07', 'UTC')).toBe(
      '6 May 23:10–23:50',
    )
    expect(rowTimes({ from: '2018-05-07T23:10:00Z', to: '2018-05-08T00:10:00Z' }, '2018-05-07', 'UTC')).toBe(
      '23:10 – 8 May 00:10',
    )
  })

  it('name the year where the heading names nothing', () => {
    expect(rowTimes({ from: '2018-05-07T14:19:00Z', to: null }, null, 'UTC', 'from')).toBe('from 7 May 2018 14:19')
  })

  it('follow the zone', () => {
    expect(rowTimes({ from: '2018-05-07T23:10:00Z', to: '2018-05-08T00:10:00Z' }, '2018-05-08', 'Asia/Tokyo')).toBe(
      '08:10–09:10',
    )
  })
})
