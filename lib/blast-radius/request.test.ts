/** What requests for blast radii ask for. */
import { describe, expect, it } from 'vitest'
import { requestedBlastPage, requestedWhatIf } from './request'

const at = (query: string) => `http://localhost/x?${query}`

describe('a page of a blast radius', () => {
  it('has fifty rows unless told', () => {
    expect(requestedBlastPage(at('')).page).toEqual({ limit: 50, cursor: null })
    expect(requestedBlastPage(at('limit=100&cursor=abc')).page).toEqual({ limit: 100, cursor: 'abc' })
    expect(requestedBlastPage(at('by=entity&limit=1000')).page.limit).toBe(1000)
  })

  it.each(['limit=0', 'limit=101', 'limit=ten', 'by=entity&limit=1001', 'at=now', 'certainty=sure'])(
    'refuses %s',
    (query) => {
      const parameter = /(\w+)=[^=]*$/.exec(query)?.[1] ?? ''
      expect(() => requestedBlastPage(at(query))).toThrow(
        expect.objectContaining({ code: 'INVALID', fields: { [parameter]: expect.any(String) } }),
      )
    },
  )
})

describe('a dry run', () => {
  it.each([
    ['service=iam&region=us-east-1', { service: 'iam', region: 'us-east-1' }],
    ['service=IAM&region=global', { service: 'iam', region: 'global' }],
    ['service=MANAGEMENT_CONSOLE', { service: 'management-console', region: null }],
    ['service=AmazonEC2&region=eu-west-1', { service: 'ec2', region: 'eu-west-1' }],
    ['service=sts-eu-west-1', { service: 'sts', region: 'eu-west-1' }],
    ['service=MULTIPLE_SERVICES&region=us-west-2', { service: 'multipleservices', region: 'us-west-2' }],
    ['service=sts-eu-west-1&region=us-west-2', { service: 'sts', region: 'us-west-2' }],
  ])('%s supposes a service in a Region', (query, supposed) => {
    expect(requestedWhatIf(at(query)).supposed).toEqual(supposed)
  })

  it('filters its rows, but not by service', () => {
    const { view } = requestedWhatIf(at('service=iam&team=Shop&by=team'))
    expect(view).toMatchObject({ by: 'team', at: null, filter: { teams: ['Shop'], services: [] } })
  })

  it.each([
    ['service=', 'service'],
    ['region=us-east-1', 'service'],
    ['service=%3Cb%3E', 'service'],
    ['service=..', 'service'],
    ['service=()', 'service'],
    ['service=multipleservices', 'region'],
    ['service=multipleservices&region=global', 'region'],
    ['service=iam&region=moon', 'region'],
    ['service=iam&at=2026-01-01', 'at'],
    ['service=iam&limit=0', 'limit'],
  ])('refuses %s', (query, parameter) => {
    expect(() => requestedWhatIf(at(query))).toThrow(
      expect.objectContaining({
        code: 'INVALID',
        fields: expect.objectContaining({ [parameter]: expect.any(String) }),
      }),
    )
  })
})
