import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCall } from './read-call'
import { ACCOUNT, buildCall, buildRecord, buildSession, ROOT } from './testing/build-call'

describe('readCall', () => {
  it('reads a record, parsed or as text', () => {
    const record = buildRecord()
    expect(readCall(record)).toEqual({
      accountId: ACCOUNT,
      eventId: '00000000-0000-4000-8000-000000000001',
      at: Date.UTC(2026, 10, 23, 10, 0, 30),
      eventSource: 'iam.amazonaws.com',
      eventName: 'CreateRole',
      region: 'us-east-1',
      isWrite: true,
      actor: {
        type: 'IAMUser',
        arn: `arn:aws:iam::${ACCOUNT}:user/mira`,
        name: 'mira',
        issuerArn: null,
        invokedBy: null,
      },
      sourceIp: '203.0.113.9',
      userAgent: 'aws-cli/2.31.0',
      errorCode: null,
      host: null,
      requestParameters: { roleName: 'deploy' },
      responseElements: null,
      additional: null,
      record,
    })
    expect(readCall(JSON.stringify(record))).toEqual(readCall(record))
  })

  it.each([
    null,
    'no JSON',
    '[]',
    [],
    7,
    {},
    buildRecord({ eventID: '' }),
    buildRecord({ eventTime: 'soon' }),
    buildRecord({ eventName: 7 }),
  ])('is null for what is no record: %j', (given) => {
    expect(readCall(given)).toBeNull()
  })

  it.each<[unknown, string, boolean]>([
    [false, 'CreateRole', true],
    [true, 'GetRole', false],
    ['true', 'AssumeRole', false],
    ['false', 'Anything', true],
    [undefined, 'ListUsers', false],
    [undefined, 'PutRolePolicy', true],
    [true, 'ConsoleLogin', true],
  ])('readOnly %j of %s: a write %s', (readOnly, eventName, wanted) => {
    expect(buildCall({ readOnly, eventName }).isWrite).toBe(wanted)
  })

  it.each<[Record<string, unknown> | string | null, string]>([
    [ROOT, 'root'],
    [buildSession('admin', 'mira@example.org'), 'mira@example.org'],
    [{ type: 'AWSService', invokedBy: 'sso.amazonaws.com' }, 'sso.amazonaws.com'],
    [{ type: 'SAMLUser', userName: 'Zoë' }, 'Zoë'],
    [{ type: 'AWSAccount', accountId: '444455556666', principalId: 'AIDA:who' }, 'who'],
    [{ type: 'Unheard' }, 'unknown'],
    ['text', 'unknown'],
    [null, 'unknown'],
  ])('names the actor %j: %s', (userIdentity, wanted) => {
    expect(buildCall({ userIdentity }).actor.name).toBe(wanted)
  })

  it('gives a failed sign-in a code', () => {
    const failed = { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } }
    expect(buildCall({ ...failed, errorMessage: 'Failed authentication' }).errorCode).toBe('FailedAuthentication')
    expect(buildCall(failed).errorCode).toBe('Failure')
    expect(buildCall({ errorCode: 'AccessDenied', errorMessage: 'no' }).errorCode).toBe('AccessDenied')
  })

  it('reads the host that was named', () => {
    expect(buildCall({ tlsDetails: { clientProvidedHostHeader: 'STS.amazonaws.com' } }).host).toBe('sts.amazonaws.com')
  })

  it('never throws', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...Object.keys(buildRecord())), fc.jsonValue()), (odd) => {
        const call = readCall({ ...buildRecord(), ...odd })
        if (call !== null) expect(typeof call.actor.name).toBe('string')
      }),
    )
  })
})
