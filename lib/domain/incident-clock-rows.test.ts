/** One row for each service and Region, the worst first. */
import { expect, test } from 'vitest'
import { clockRows, type RowEvent, type RowWindow } from './incident-clock-rows'

const EVENTS: RowEvent[] = [
  { id: '1', service: 'ec2', region: 'us-east-1', peakSeverity: 'degradation' },
  { id: '2', service: 's3', region: 'us-east-1', peakSeverity: 'disruption' },
  { id: '3', service: 'multipleservices', region: 'us-west-2', peakSeverity: 'degradation' },
]

function window(eventId: string | null, from: string, overrides: Partial<RowWindow> = {}): RowWindow {
  return {
    from: `2024-05-04T${from}:00.000Z`,
    to: '2024-05-04T20:00:00.000Z',
    eventId,
    service: null,
    region: null,
    ...overrides,
  }
}

function rowsOf(windows: RowWindow[]): string[] {
  return clockRows(windows, EVENTS).map(
    (row) => `${row.service} ${row.region} ${row.peakSeverity} ${row.windows.map(({ from }) => from.slice(11, 16))}`,
  )
}

test('windows of one service and Region share a row, in the order of their starts', () => {
  expect(rowsOf([window('1', '12:00'), window('1', '11:00', { service: 'ec2', region: 'us-east-1' })])).toEqual([
    'ec2 us-east-1 degradation 11:00,12:00',
  ])
})

test('a key under which AWS names a service gives service and Region', () => {
  expect(
    rowsOf([window('3', '12:00', { service: 'sts-us-west-2' }), window('3', '12:30', { service: 'cloudfront' })]),
  ).toEqual(['sts us-west-2 degradation 12:00', 'cloudfront us-west-2 degradation 12:30'])
})

test('what concerns all of it comes first, then the worst, what has no end, the longest', () => {
  expect(
    rowsOf([
      window('1', '12:00'),
      window('3', '11:00'),
      window('3', '15:00', { service: 'sts-us-west-2', to: null }),
      window('2', '16:00'),
      window(null, '17:00'),
    ]),
  ).toEqual([
    'null null null 17:00',
    's3 us-east-1 disruption 16:00',
    'sts us-west-2 degradation 15:00',
    'multipleservices us-west-2 degradation 11:00',
    'ec2 us-east-1 degradation 12:00',
  ])
})
