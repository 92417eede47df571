import { describe, expect, it } from 'vitest'
import { issueAddress, keyOfAddress } from './issue-address'

const GITHUB = { kind: 'github', baseUrl: 'https://api.github.com', project: 'acme/ops' } as const
const SERVER = { kind: 'github', baseUrl: 'https://git.example.org/api/v3', project: 'acme/ops' } as const
const JIRA = { kind: 'jira', baseUrl: 'https://acme.atlassian.net', project: 'OPS' } as const
const BELOW = { kind: 'jira', baseUrl: 'https://example.org/jira', project: 'OPS' } as const

describe('the address of an issue', () => {
  it.each([
    [GITHUB, '#12', 'https://github.com/acme/ops/issues/12'],
    [SERVER, '#12', 'https://git.example.org/acme/ops/issues/12'],
    [JIRA, 'OPS-7', 'https://acme.atlassian.net/browse/OPS-7'],
    [BELOW, 'OPS-7', 'https://example.org/jira/browse/OPS-7'],
  ])('leads there and back: %j %s', (place, key, address) => {
    expect(issueAddress(place, key)).toBe(address)
    expect(keyOfAddress(place, address)).toBe(key)
    expect(keyOfAddress(place, `${address}/?focused=1#comment-3`)).toBe(key)
  })

  it.each([
    [GITHUB, 'https://github.com/ACME/Ops/issues/12', '#12'],
    [JIRA, 'https://acme.atlassian.net/browse/ops-7', 'OPS-7'],
    [GITHUB, 'https://github.com/acme/ops/issues/0', null],
    [GITHUB, 'https://github.com/acme/ops/pull/12', null],
    [GITHUB, 'https://github.com/acme/other/issues/12', null],
    [GITHUB, 'https://api.github.com/acme/ops/issues/12', null],
    [GITHUB, 'https://github.com.example.org/acme/ops/issues/12', null],
    [GITHUB, 'javascript:alert(1)', null],
    [GITHUB, '#12', null],
    [JIRA, 'https://acme.atlassian.net/browse/OPSX-7', null],
    [JIRA, 'https://other.atlassian.net/browse/OPS-7', null],
    [BELOW, 'https://example.org/browse/OPS-7', null],
  ])('is that of a tracker or none: %j %s', (place, address, key) => expect(keyOfAddress(place, address)).toBe(key))
})
