/** Windows of the clocks that are not read from texts. */
import { expect, test } from 'vitest'
import type { NormalStatusChange } from '../health-event'
import type { Severity } from '../severity'
import { declaredWindow } from './declared-window'
import { recoveredWindows } from './recovered-windows'

function change(
  upstreamService: string,
  changedAt: number,
  previousSeverity: Severity | null,
  severity: Severity | null,
): NormalStatusChange {
  return { upstreamService, changedAt, previousSeverity, severity }
}

const spans = (changes: NormalStatusChange[]) =>
  recoveredWindows(changes).map(({ service, from, to }) => [service, from, to])

test('a service is hit from its first change until it is back to normal', () => {
  const changes = [
    change('iam', 100, null, 'informational'),
    change('sts-us-east-1', 110, null, 'degradation'),
    change('iam', 120, 'informational', 'disruption'),
    change('sts-us-east-1', 190, 'degradation', null),
    change('iam', 200, 'disruption', null),
  ]
  expect(spans(changes)).toEqual([
    ['iam', 100, 200],
    ['sts-us-east-1', 110, 190],
  ])
  expect(recoveredWindows(changes)[0]).toEqual({
    clock: 'recovered',
    from: 100,
    to: 200,
    service: 'iam',
    sentence: null,
    confidence: 'high',
    superseded: false,
  })
  expect(spans(changes.toReversed())).toEqual(spans(changes))
})

test('relapses are windows of their own, and a service that is still hit has an open one', () => {
  expect(
    spans([
      change('s3', 1, null, 'informational'),
      change('s3', 2, 'informational', null),
      change('s3', 3, null, 'degradation'),
    ]),
  ).toEqual([
    ['s3', 1, 2],
    ['s3', 3, null],
  ])
})

test('a return without a start, and nothing at all, give none', () => {
  expect(recoveredWindows([change('s3', 2, 'informational', null)])).toEqual([])
  expect(recoveredWindows([])).toEqual([])
})

test('the declared window is the start and the end of the event', () => {
  expect(declaredWindow(5, 9)).toMatchObject({ clock: 'declared', from: 5, to: 9, sentence: null, service: null })
  expect(declaredWindow(5, null)).toMatchObject({ from: 5, to: null })
  expect(declaredWindow(5, 4)).toMatchObject({ from: 5, to: null })
})
