/** What is said of connections and the state of what is read through them. */
import { describe, expect, it } from 'vitest'
import { type AwsConnection, EVIDENCE_DEFAULTS } from '@/lib/domain/aws-connection'
import type { SourceState } from '@/lib/domain/source-state'
import { presentChecks, sourcesOf, summarise, summaryFor } from './present'

const CONNECTION: AwsConnection = {
  id: 'c1',
  name: 'Main',
  kind: 'organization',
  partition: 'aws',
  origin: 'application',
  enabled: true,
  credentials: { from: 'assume-role', roleArn: 'arn:aws:iam::111122223333:role/faultline', externalId: 'said' },
  regions: [],
  queueUrls: [],
  accountId: '111122223333',
  organizationId: 'o-one1234567',
  evidence: EVIDENCE_DEFAULTS,
}

function source(kind: string, state: SourceState, connectionId = 'c1') {
  return {
    id: `${kind}:${connectionId}`,
    kind,
    connectionId,
    state,
    lastCompletePollAt: '2026-03-01T10:00:00.000Z',
    lastError: state === 'failing' ? 'Refused.' : null,
  }
}

describe('summarise', () => {
  it.each<[SourceState, SourceState[]]>([
    ['late', []],
    ['ok', ['ok', 'off', 'ok']],
    ['late', ['ok', 'late']],
    ['failing', ['late', 'failing', 'ok']],
    ['off', ['off']],
  ])('is %s where its sources are %j', (state, states) => {
    const sources = [source('public-status', 'failing', 'c2'), ...states.map((each) => source('directory', each))]
    expect(summarise(CONNECTION, sources).state).toBe(state)
  })

  it('is off where it is switched off, whatever its sources say', () => {
    expect(summarise({ ...CONNECTION, enabled: false }, [source('aws-health', 'failing')]).state).toBe('off')
  })

  it('goes by AWS Health for when it was read whole, and tells nothing of how we get in', () => {
    const summary = summarise(CONNECTION, [source('directory', 'ok')])
    expect(summary.lastCompletePollAt).toBeNull()
    expect(summarise(CONNECTION, [source('aws-health', 'ok')]).lastCompletePollAt).toBe('2026-03-01T10:00:00.000Z')
    expect(JSON.stringify(summary)).not.toMatch(/role|said/)
  })
})

it('tells no account to those who may not see it', () => {
  const summary = summarise(CONNECTION, [])
  expect(summaryFor(summary, null).accountId).toBe('111122223333')
  expect(summaryFor(summary, ['111122223333']).accountId).toBe('111122223333')
  expect(summaryFor(summary, ['444455556666']).accountId).toBeNull()
})

it('lists the sources of the connection alone', () => {
  const sources = [source('aws-health', 'failing'), source('aws-health', 'ok', 'c2')]
  expect(sourcesOf(CONNECTION, sources)).toEqual([
    {
      id: 'aws-health:c1',
      kind: 'aws-health',
      state: 'failing',
      lastCompletePollAt: '2026-03-01T10:00:00.000Z',
      lastError: 'Refused.',
    },
  ])
})

it.each([
  ['Main, AWS Health: Connection Main: no credentials were found.', 'No credentials were found.'],
  ['Main, AWS Health: Refused: try later.', 'Refused: try later.'],
  ['Something else: broke.', 'Something else: broke.'],
])('tells "%s" without the names in view', (lastError, told) => {
  const [found] = sourcesOf(CONNECTION, [{ ...source('aws-health', 'failing'), lastError }])
  expect(found?.lastError).toBe(told)
})

it('leaves out checks of what is no longer asked for', () => {
  const rows = [
    { action: 'sqs:ReceiveMessage', outcome: 'ok', sentence: 'Works.' },
    { action: 'sts:GetCallerIdentity', outcome: 'ok', sentence: 'Connection Main: it works.' },
  ] as const
  expect(presentChecks(CONNECTION, rows)).toEqual([
    { action: 'sts:GetCallerIdentity', feature: 'credentials', outcome: 'ok', sentence: 'It works.' },
  ])
})
