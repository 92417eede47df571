import { afterEach, describe, expect, it, vi } from 'vitest'
import { unusedPort } from '@/lib/sources/public-feed/test-server'
import { withAws } from '@/lib/testing/aws'
import { activeRegion, findActiveRegion } from './active-region'

const aws = withAws()
afterEach(() => vi.unstubAllEnvs())

describe('the active Region', () => {
  it('is what DNS says now, in each partition', async () => {
    expect(await activeRegion('aws')).toBe('us-east-1')
    aws.activeRegions['amazonaws.com'] = 'us-east-2'
    expect(await activeRegion('aws')).toBe('us-east-2')
    expect(await activeRegion('aws-cn')).toBe('cn-northwest-1')
    expect(await activeRegion('aws-us-gov')).toBe('us-gov-west-1')
  })

  it('is asked of a server that is named, too', async () => {
    const port = process.env.FAULTLINE_DNS_SERVER?.split(':').at(-1)
    vi.stubEnv('FAULTLINE_DNS_SERVER', `localhost:${port}`)
    aws.activeRegions['amazonaws.com'] = 'us-east-2'
    expect(await findActiveRegion('aws')).toBe('us-east-2')
  })

  it('is AWS_REGION where a custom endpoint comes without a name server', async () => {
    vi.stubEnv('FAULTLINE_DNS_SERVER', undefined)
    vi.stubEnv('AWS_REGION', 'eu-west-1')
    expect(await activeRegion('aws')).toBe('eu-west-1')
  })

  it('is AWS_REGION, else the home of the partition, where DNS does not answer', async () => {
    vi.stubEnv('FAULTLINE_DNS_SERVER', `127.0.0.1:${await unusedPort()}`)
    expect(await findActiveRegion('aws')).toBeNull()
    vi.stubEnv('AWS_REGION', 'us-west-2')
    expect(await activeRegion('aws')).toBe('us-west-2')
    vi.stubEnv('AWS_REGION', undefined)
    expect(await activeRegion('aws-cn')).toBe('cn-northwest-1')
  })

  it('is not read out of a name that is none of AWS Health', async () => {
    aws.activeRegions['amazonaws.com'] = 'nowhere'
    expect(await findActiveRegion('aws')).toBeNull()
  })
})
