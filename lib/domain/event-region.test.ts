import { describe, expect, it } from 'vitest'
import { type RegionHints, regionOfEvent } from './event-region'

const region = (hints: Partial<RegionHints>) =>
  regionOfEvent({ arnRegion: null, regionName: null, upstreamService: 'iam', ...hints })

describe('regionOfEvent', () => {
  it("takes the ARN's Region before anything else", () => {
    expect(region({ arnRegion: 'eu-west-1', regionName: 'Oregon', upstreamService: 'ec2-us-east-1' })).toBe('eu-west-1')
  })

  it('takes the display name where the ARN says global', () => {
    expect(region({ arnRegion: 'global', regionName: 'Oregon', upstreamService: 'iam' })).toBe('us-west-2')
  })

  it('falls back to the service key, then to global, where the display name is not known', () => {
    const hints = { arnRegion: 'global', regionName: 'Atlantis' }
    expect(region({ ...hints, upstreamService: 'ec2-us-east-1' })).toBe('us-east-1')
    expect(region(hints)).toBe('global')
  })

  it('believes an ARN that says global where there is no display name', () => {
    expect(region({ arnRegion: 'global', upstreamService: 'iam-us-east-1' })).toBe('global')
    expect(region({ arnRegion: 'global', regionName: ' ' })).toBe('global')
  })

  it("takes the service key's Region where there is no usable ARN", () => {
    expect(region({ upstreamService: 'sts-us-west-2', regionName: 'Ohio' })).toBe('us-west-2')
    expect(region({ arnRegion: 'nowhere', upstreamService: 'sts-us-west-2' })).toBe('us-west-2')
  })

  it('takes the display name where there is neither ARN nor Region in the key', () => {
    expect(region({ regionName: 'Ohio' })).toBe('us-east-2')
    expect(region({})).toBe('global')
  })

  it('knows that s3-us-standard is us-east-1 although its ARN says global', () => {
    const hints = { arnRegion: 'global', upstreamService: 's3-us-standard' }
    expect(region(hints)).toBe('us-east-1')
    expect(region({ ...hints, regionName: 'Oregon' })).toBe('us-east-1')
    expect(region({ ...hints, arnRegion: null })).toBe('us-east-1')
  })
})
