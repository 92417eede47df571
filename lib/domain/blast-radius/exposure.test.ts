/** The grid of services and Regions, and which dry runs are offered. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExposureUse, exposureGrid } from './exposure'
import { presetsOf } from './exposure-presets'
import { waysOf } from './exposure-ways'
import { buildAccount, buildBlastFacts, buildTrail } from './testing/build-blast'

function buildUse(service: string, region: string): ExposureUse {
  return {
    service,
    region,
    accounts: 1,
    resources: 2,
    sources: ['config'],
    asOf: '2026-05-14T00:00:00Z',
    staleAccounts: 0,
  }
}

const use = fc
  .tuple(fc.constantFrom('ec2', 'iam', 's3', 'sqs'), fc.constantFrom('us-east-1', 'eu-west-1', 'global', 'ap-south-1'))
  .map(([service, region]) => buildUse(service, region))
const uses = fc.uniqueArray(use, { selector: ({ service, region }) => `${service} ${region}` })

describe('the grid', () => {
  test('puts the Region with most services first and global last', () => {
    const grid = exposureGrid([
      buildUse('iam', 'global'),
      buildUse('s3', 'global'),
      buildUse('sts', 'global'),
      buildUse('ec2', 'us-east-1'),
      buildUse('ec2', 'eu-west-1'),
      buildUse('s3', 'eu-west-1'),
    ])
    expect(grid.regions).toEqual(['eu-west-1', 'us-east-1', 'global'])
    expect(grid.rows.map(({ service, cells }) => [service, ...cells.map((cell) => cell !== null)])).toEqual([
      ['ec2', true, true, false],
      ['iam', false, false, true],
      ['s3', true, false, true],
      ['sts', false, false, true],
    ])
  })

  test('holds each use once, in whatever order they come, and no empty row or column', () => {
    fc.assert(
      fc.property(uses, fc.func(fc.integer()), (given, order) => {
        const grid = exposureGrid(given)
        expect(exposureGrid(given.toSorted((a, b) => order(a) - order(b)))).toEqual(grid)
        const cells = grid.rows.flatMap((row) => row.cells.flatMap((cell) => cell ?? []))
        expect(cells).toHaveLength(given.length)
        expect(new Set(cells)).toEqual(new Set(given))
        for (const { cells } of grid.rows) expect(cells.some((cell) => cell !== null)).toBe(true)
        for (const index of grid.regions.keys()) expect(grid.rows.some(({ cells }) => cells[index])).toBe(true)
      }),
    )
  })
})

test('dry runs begin with identity, then Regions, then what is used most, each once', () => {
  const presets = presetsOf({
    partitions: ['aws-cn', 'aws'],
    identityCenters: ['eu-west-1'],
    regions: ['global', 'eu-west-1', 'us-east-1', 'eu-north-1', 'us-west-2'],
    services: [
      { service: 'ec2', name: 'Amazon EC2', region: 'eu-west-1' },
      { service: 'sts', name: 'AWS STS', region: 'eu-west-1' },
    ],
  })
  expect(presets.map(({ service, region }) => `${service} ${region}`)).toEqual([
    'iam us-east-1',
    'iam cn-north-1',
    'identitycenter eu-west-1',
    'sts eu-west-1',
    'null eu-west-1',
    'null us-east-1',
    'null eu-north-1',
    'ec2 eu-west-1',
  ])
  expect(presetsOf({ partitions: [], identityCenters: [], regions: [], services: [] })).toEqual([])
})

test('ways are told with how many accounts they reach, most first, also those that reach nobody', () => {
  const trails = [buildTrail(), buildTrail({ end: { kind: 'every', partition: 'aws' } }), buildTrail({ fault: 0 })]
  const accounts = [buildAccount(1, { trails: [1] }), buildAccount(2, { trails: [0, 1] })]
  expect(waysOf(buildBlastFacts({ trails, accounts })).map((way) => [trails.indexOf(way.trail), way.accounts])).toEqual(
    [
      [1, 2],
      [0, 1],
      [2, 0],
    ],
  )
})
