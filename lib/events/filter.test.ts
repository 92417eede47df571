import { describe, expect, it } from 'vitest'
import { formatEventFilter, NO_FILTER, ownedBy, parseEventFilter } from './filter'

const parse = (query: string) => parseEventFilter(new URLSearchParams(query))

describe('parseEventFilter', () => {
  it('reads lists repeated or by commas, times and text', () => {
    const { filter, problems } = parse(
      'service=iam,sts&service=EC2&region=us-east-1&status=open&from=2018-05-07&to=2018-05-08T00:00Z&q=%20users%20',
    )
    expect(problems).toEqual({})
    expect(filter).toEqual({
      ...NO_FILTER,
      service: ['iam', 'sts', 'EC2'],
      region: ['us-east-1'],
      status: ['open'],
      q: 'users',
      from: '2018-05-07T00:00:00.000Z',
      to: '2018-05-08T00:00:00.000Z',
    })
    expect(parse(formatEventFilter(filter).toString()).filter).toEqual(filter)
  })

  it('reads accounts, teams by id or name, and connections', () => {
    const { filter, problems } = parse('account=111122223333,444455556666&team=Data%20%26%20Co&connection=environment')
    expect(problems).toEqual({})
    expect(filter).toMatchObject({
      account: ['111122223333', '444455556666'],
      team: ['Data & Co'],
      connection: ['environment'],
    })
    expect(parse(formatEventFilter(filter).toString()).filter).toEqual(filter)
  })

  it.each([
    ['status=broken', 'status'],
    ['category=nothing', 'category'],
    ['source=moon', 'source'],
    ['account=1234', 'account'],
    ['account=11112222333x', 'account'],
    ['team=a%0Ab', 'team'],
    ['connection=a%20b', 'connection'],
    ['severity=9', 'severity'],
    ['kind=weather', 'kind'],
    ['sev=SEV5', 'sev'],
    ['owner=mira', 'owner'],
    ['unacknowledged=perhaps', 'unacknowledged'],
    ['region=a%20b', 'region'],
    ['service=<script>', 'service'],
    ['from=yesterday', 'from'],
    ['from=2026-13-01', 'from'],
    ['from=2026-02-30', 'from'],
    ['from=0000-01-01', 'from'],
    ['to=2026-01-01T25:00Z', 'to'],
    ['from=2026-01-02&to=2026-01-01', 'to'],
    [`q=${'x'.repeat(201)}`, 'q'],
    [`service=${Array.from({ length: 51 }, (_, n) => `s${n}`)}`, 'service'],
  ])('names what is wrong in %s', (query, field) => {
    expect(Object.keys(parse(query).problems)).toEqual([field])
  })
})

describe('ownedBy', () => {
  const me = { kind: 'person', id: '0b0f4d7a-0000-4000-8000-000000000001' }

  it('puts whoever asks in the place of me', () => {
    expect(ownedBy({ ...NO_FILTER, owner: ['me', 'none'] }, me).owner).toEqual(['none', me.id])
    expect(ownedBy({ ...NO_FILTER, owner: ['me', me.id] }, me).owner).toEqual([me.id])
    expect(ownedBy(NO_FILTER, me).owner).toEqual([])
  })

  it('lets a program have nothing rather than everything', () => {
    expect(ownedBy({ ...NO_FILTER, owner: ['me'] }, { kind: 'token', id: '1' }).owner).toEqual(['me'])
  })
})
