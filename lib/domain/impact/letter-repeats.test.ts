/** Incidents that repeat another. */
import { describe, expect, it } from 'vitest'
import { repeatsOf } from './letter-repeats'

const outage = (
  incidentId: string,
  startedAt: number,
  service: string | null = 'iam',
  region: string | null = 'global',
) => ({
  ...{ incidentId, startedAt, service, region },
})
const ids = (...all: string[]) => new Set(all)

describe('repeatsOf', () => {
  it('finds the latest that began before, in the same service and Region', () => {
    const outages = [outage('1', 10), outage('2', 20), outage('3', 30), outage('4', 5, 'ec2', 'us-east-1')]
    expect(repeatsOf(outages, ids('2', '3', '4'))).toEqual(
      new Map([
        ['2', '1'],
        ['3', '2'],
      ]),
    )
  })

  it('asks only of the incidents of the period', () => {
    expect(repeatsOf([outage('1', 10), outage('2', 20), outage('3', 30)], ids('3'))).toEqual(new Map([['3', '2']]))
  })

  it('takes what began at the same moment for no repeat', () => {
    expect(repeatsOf([outage('1', 10), outage('2', 10), outage('3', 5)], ids('1', '2', '3'))).toEqual(
      new Map([
        ['1', '3'],
        ['2', '3'],
      ]),
    )
  })

  it('needs both a service and a Region', () => {
    expect(
      repeatsOf([outage('1', 10, null), outage('2', 20, null), outage('3', 30, 'iam', null)], ids('2', '3')).size,
    ).toBe(0)
    expect(repeatsOf([outage('1', 10), outage('2', 20, 'iam', 'us-east-1')], ids('2')).size).toBe(0)
  })

  it('does not count an incident as its own repeat', () => {
    expect(repeatsOf([outage('1', 10), outage('1', 20)], ids('1')).size).toBe(0)
  })
})
