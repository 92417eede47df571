import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  buildAccount,
  buildBlastFacts,
  buildFault,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import { inventedFacts } from '@/lib/domain/blast-radius/testing/invent-blast'
import { faultPath } from './fault-path'

const design = {
  name: 'IAM control plane, us-east-1',
  sentence: 'Changes fail. What exists goes on working.',
  by: 'catalogue' as const,
  source: 'https://docs.example/iam',
}
const everybody = {
  name: 'Every account of aws',
  sentence: 'It serves every account.',
  by: 'catalogue' as const,
  source: null,
}
const use = { name: 'Accounts that use EC2', sentence: 'It uses EC2.', by: 'usage' as const, source: null }

const facts = buildBlastFacts({
  faults: [
    buildFault({ service: 'iam', serviceName: 'IAM', region: 'global', spans: [[minute(0), minute(30)]] }),
    buildFault({
      via: 'named',
      service: 'ec2',
      serviceName: 'EC2',
      region: 'us-east-1',
      spans: [[minute(10), minute(20)]],
    }),
    buildFault({
      via: 'named',
      service: 's3',
      serviceName: 'S3',
      region: 'us-east-1',
      spans: [[minute(10), minute(20)]],
    }),
  ],
  trails: [
    buildTrail({ fault: 0, steps: [design, everybody], end: { kind: 'every', partition: 'aws' } }),
    buildTrail({
      fault: 1,
      steps: [use],
      end: { kind: 'uses', service: 'ec2', region: 'us-east-1', partition: 'aws' },
    }),
    buildTrail({ fault: 2, steps: [use], end: { kind: 'uses', service: 's3', region: 'us-east-1', partition: 'aws' } }),
  ],
  accounts: [buildAccount(1, { trails: [0, 1] }), buildAccount(2, { trails: [0] })],
})

const names = (stops: readonly { name: string; accounts: number | null }[]) =>
  stops.map(({ name, accounts }) => (accounts === null ? name : `${name}: ${accounts}`))

describe('the path of a fault', () => {
  it('leads from what failed over what AWS names and what stands between to whoever is reached', () => {
    const path = faultPath(facts, null)
    expect(names(path.failed)).toEqual(['IAM, global'])
    expect(names(path.named)).toEqual(['EC2, us-east-1', 'S3, us-east-1'])
    expect(names(path.through)).toEqual(['IAM control plane, us-east-1'])
    // Nobody uses S3.
    expect(names(path.reaches)).toEqual(['Every account of aws: 2', 'Users of EC2, us-east-1: 1'])
  })

  it('holds at a moment only what failed then', () => {
    const path = faultPath(facts, minute(25))
    expect(names(path.named)).toEqual([])
    expect(names(path.reaches)).toEqual(['Every account of aws: 2'])
    expect(faultPath(facts, minute(31))).toEqual({ failed: [], named: [], through: [], reaches: [] })
  })

  it('names nothing twice, and at no moment more than over the whole time', () => {
    fc.assert(
      fc.property(inventedFacts, fc.integer({ min: -5, max: 90 }), (invented, at) => {
        const whole = faultPath(invented, null)
        const then = faultPath(invented, minute(at))
        for (const column of ['failed', 'named', 'through', 'reaches'] as const) {
          const all = whole[column].map(({ name }) => name)
          expect(new Set(all).size).toBe(all.length)
          for (const { name } of then[column]) expect(all).toContain(name)
        }
      }),
    )
  })
})
