import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { isRegionId, nameOfRegion, REGION_NAMES, regionOfName } from './region'

const FACTS = path.resolve('../shared/data/facts/public-service-ids.json')

describe('isRegionId', () => {
  it.each([
    ...Object.keys(REGION_NAMES),
    'cn-northwest-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'us-isof-south-1',
    'eu-isoe-west-1',
    'eusc-de-east-1',
    'ap-southeast-12',
  ])('knows the form of %s', (id) => {
    expect(isRegionId(id)).toBe(true)
  })

  it.each(['global', '', 'us-east', 'us-standard', 'useast-1', 'us-east-1a', ' us-east-1', 'US-EAST-1'])(
    'rejects %j',
    (text) => {
      expect(isRegionId(text)).toBe(false)
    },
  )
})

describe('regionOfName', () => {
  it('finds every Region by the name the feed shows, and by its id', () => {
    for (const [id, name] of Object.entries(REGION_NAMES)) {
      expect(regionOfName(name)).toBe(id)
      expect(regionOfName(name.toUpperCase())).toBe(id)
      expect(regionOfName(id)).toBe(id)
    }
  })

  it.each([
    ['Northern Virginia', 'us-east-1'],
    ['US East (N. Virginia)', 'us-east-1'],
    ['US East (Ohio)', 'us-east-2'],
    ['Northern California', 'us-west-1'],
    ['São Paulo', 'sa-east-1'],
    ['South America (Sao Paulo)', 'sa-east-1'],
    ['Canada (Central)', 'ca-central-1'],
    ['Central', 'ca-central-1'],
    ['Montreal', 'ca-central-1'],
    ['Mexico (Central)', 'mx-central-1'],
    ['GovCloud', 'us-gov-west-1'],
    ['AWS GovCloud (US-East)', 'us-gov-east-1'],
    ['AWS GovCloud (US)', 'us-gov-west-1'],
    ['Asia Pacific (Mumbai)', 'ap-south-1'],
    ['China (Beijing)', 'cn-north-1'],
    ['Zürich', 'eu-central-2'],
    ['Global', 'global'],
  ])('reads %s as %s', (name, id) => {
    expect(regionOfName(name)).toBe(id)
  })

  it.each(['', 'Atlantis', 'Europe (Atlantis)', '()', 'constructor', '__proto__'])('does not know %j', (name) => {
    expect(regionOfName(name)).toBeNull()
  })
})

describe('nameOfRegion', () => {
  it('gives the name that the feed shows', () => {
    expect(nameOfRegion('eu-west-1')).toBe('Ireland')
    expect(nameOfRegion('us-gov-west-1')).toBe('US-West')
  })

  it('knows no name for other Regions', () => {
    expect(nameOfRegion('cn-north-1')).toBeNull()
    expect(nameOfRegion('toString')).toBeNull()
  })
})

describe.skipIf(!existsSync(FACTS))('the recorded Regions (skipped where ../shared/data is absent)', () => {
  it('are exactly the ones listed', () => {
    const Facts = z.object({ regions: z.array(z.object({ region_id: z.string(), region_name: z.string() })) })
    const { regions } = Facts.parse(JSON.parse(readFileSync(FACTS, 'utf8')))
    expect(Object.fromEntries(regions.map(({ region_id, region_name }) => [region_id, region_name]))).toEqual(
      REGION_NAMES,
    )
  })
})
