/** Reads the recorded updates of 2016 to 2019, where they are at hand, and asserts facts about times only. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { describedWindows } from './described-windows'
import { interval } from './testing/windows-in'

interface RecordedEvent {
  date: number | string
  event_log: { message: string; timestamp: number }[]
}

const FILE = path.resolve(import.meta.dirname, '../../../../shared/data/public-feed/historyevents-2016-2019.json')
const isHere = existsSync(FILE)

const recorded: Record<string, RecordedEvent[]> = isHere ? JSON.parse(readFileSync(FILE, 'utf8')) : {}

function windowsOfEvent({ date, event_log }: RecordedEvent) {
  const updates = event_log.map(({ message, timestamp }) => ({ observedAt: timestamp * 1000, text: message }))
  return describedWindows(updates, { startedAt: Number(date) * 1000 })
}

/** The windows of the event that a service was given on a day, superseded ones in brackets. */
function windowsOn(key: string, day: string): string[] {
  const event = recorded[key]?.find(({ date }) => new Date(Number(date) * 1000).toISOString().startsWith(day))
  return event === undefined
    ? ['no such event']
    : windowsOfEvent(event).map((window) => (window.superseded ? `[${interval(window)}]` : interval(window)))
}

describe.skipIf(!isHere)('recorded texts (skipped where ../shared/data is absent)', () => {
  test.each([
    ['iam', '2018-05-07', ['2018-05-07T14:19Z/2018-05-07T15:20Z']],
    ['iam', '2018-05-04', ['2018-05-03T23:41Z/2018-05-04T07:19Z']],
    [
      'codebuild-us-west-2',
      '2017-12-07',
      ['2017-12-07T00:02Z/2017-12-07T01:47Z', '2017-12-07T02:08Z/2017-12-07T02:27Z'],
    ],
    ['cloudwatch-eu-west-1', '2019-10-05', ['[2019-10-05T00:27Z/..]', '2019-10-05T00:27Z/2019-10-05T05:15Z']],
    ['rds-eu-west-2', '2019-01-12', ['[2019-01-12T01:33Z/..]', '2019-01-12T01:33Z/2019-01-12T03:11Z']],
    ['codedeploy-us-east-1', '2017-07-05', ['[2017-06-30T21:20Z/..]', '2017-06-30T21:20Z/2017-07-06T04:00Z']],
    ['route53', '2019-05-11', ['2019-05-10T17:50Z/2019-05-11T09:18Z']],
    ['ec2-us-east-1', '2018-05-31', ['2018-05-31T21:52Z/..']],
    ['workdocs-us-east-1', '2017-02-28', ['2017-02-28T17:37Z/2017-02-28T21:54Z']],
    ['lightsail-us-east-1', '2017-02-28', []],
  ])('%s on %s', (key, day, expected) => {
    expect(windowsOn(key, day)).toEqual(expected)
  })

  test('most texts with times in them give a window, and no window is impossible', () => {
    const events = Object.values(recorded).flat()
    const windows = events.flatMap(windowsOfEvent)
    expect(windows.length).toBeGreaterThanOrEqual(440)
    expect(windows.filter(({ superseded }) => superseded)).toHaveLength(3)
    expect(windows.filter(({ to, superseded }) => to === null && !superseded)).toHaveLength(6)
    for (const { from, to } of windows) if (to !== null) expect(to - from).toBeGreaterThan(0)
  })

  test('the order of updates does not matter', () => {
    for (const event of Object.values(recorded).flat()) {
      const reversed = { ...event, event_log: event.event_log.toReversed() }
      expect(windowsOfEvent(reversed)).toEqual(windowsOfEvent(event))
    }
  })
})
