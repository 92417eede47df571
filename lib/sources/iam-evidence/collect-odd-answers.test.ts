/** Answers that AWS's peers and AWS itself on a bad day give: spoken on the wire by a small server. */
import type { IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FactKind } from '@/lib/domain/evidence/facts'
import { startTestServer } from '@/lib/sources/public-feed/test-server'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { collectAccount } from './collect'
import { openAccount } from './open-account'
import { CONTEXT } from './test-collecting'

const ACCOUNT = '200000000001'

interface Reply {
  status?: number
  type?: string
  body: string
}

/** An answer of IAM's or STS's wire. */
function xml(action: string, result: string): Reply {
  return { body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>` }
}

function refusal(code: string, status = 400): Reply {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>No</Message></Error></ErrorResponse>`,
  }
}

function report(csv: string, generatedAt: string | null): Reply {
  const content = `<Content>${Buffer.from(csv).toString('base64')}</Content><ReportFormat>text/csv</ReportFormat>`
  return xml(
    'GetCredentialReport',
    `${content}${generatedAt === null ? '' : `<GeneratedTime>${generatedAt}</GeneratedTime>`}`,
  )
}

const state = (name: string) => xml('GenerateCredentialReport', `<State>${name}</State>`)

/** Reads one kind from a server that gives these answers to an action in turn, the last of them for ever. */
async function readFrom(kind: FactKind, answers: Record<string, Reply[]>) {
  const { origin } = await startTestServer((request, response) => {
    void actionOf(request).then((action) => {
      const queue = answers[`${action} ${regionOf(request)}`] ?? answers[action] ?? [refusal('InvalidAction')]
      const reply = (queue.length > 1 ? queue.shift() : queue[0]) ?? refusal('InvalidAction')
      response.writeHead(reply.status ?? 200, { 'content-type': reply.type ?? 'text/xml' }).end(reply.body)
    })
  })
  vi.stubEnv('AWS_ENDPOINT_URL', origin)
  answers.GetCallerIdentity ??= [xml('GetCallerIdentity', `<Account>${ACCOUNT}</Account>`)]
  const session = openAccount(connectionTo({ accountId: ACCOUNT }), ACCOUNT, { requests: 0, throttles: 0 })
  const [fact] = await collectAccount(session, CONTEXT, { kinds: [kind], wait: async () => undefined })
  return fact
}

async function actionOf(request: IncomingMessage): Promise<string> {
  const target = request.headers['x-amz-target']
  if (typeof target === 'string') return target.split('.').at(-1) ?? ''
  return new URLSearchParams(await text(request)).get('Action') ?? ''
}

/** Out of the scope of the signature. */
function regionOf({ headers }: IncomingMessage): string {
  return /Credential=[^/]+\/\d+\/([^/]+)\//.exec(headers.authorization ?? '')?.[1] ?? ''
}

beforeEach(() => {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) vi.stubEnv(name, 'invented')
})
afterEach(() => vi.unstubAllEnvs())

describe('a credential report', () => {
  const csv = 'user,arn,user_creation_time,mfa_active\r\nmira,x,2026-03-01T00:00:00+00:00,false\r\n'

  it('with a byte order mark is read, and asked for again while it is refused as not there', async () => {
    const fact = await readFrom('credential-report', {
      GenerateCredentialReport: [state('INPROGRESS'), state('INPROGRESS'), state('COMPLETE')],
      GetCredentialReport: [
        refusal('ReportInProgress', 404),
        refusal('ReportNotPresent', 410),
        refusal('ReportExpired', 410),
        report(`\ufeff${csv}`, '2026-03-02T00:00:00Z'),
      ],
    })
    expect(fact).toMatchObject({
      body: { root: null, users: [{ user: 'mira', mfaActive: false }] },
      asOf: Date.parse('2026-03-02T00:00:00Z'),
    })
  })

  it('that names a time before changes that it tells of is as new as those', async () => {
    const fact = await readFrom('credential-report', {
      GenerateCredentialReport: [state('COMPLETE')],
      GetCredentialReport: [report(csv, '2015-02-02T20:02:02Z')],
    })
    expect(fact).toMatchObject({ asOf: Date.parse('2026-03-01T00:00:00Z') })
  })

  it('that IAM began when it was asked is no older than that', async () => {
    const begunAt = Date.now()
    const fact = await readFrom('credential-report', {
      GenerateCredentialReport: [state('STARTED'), state('COMPLETE')],
      GetCredentialReport: [report(csv, '2015-02-02T20:02:02Z')],
    })
    if (fact === undefined || !('body' in fact)) throw new Error(fact?.sentence)
    expect(fact.asOf).toBeGreaterThanOrEqual(begunAt)
  })

  it.each([
    ['is no CSV', report('<html>sign in</html>', null)],
    ['has no content', xml('GetCredentialReport', '<ReportFormat>text/csv</ReportFormat>')],
    ['is a page of a proxy', { type: 'text/html', body: '<html><br>sign in</html>' }],
  ])('that %s is told as unreadable', async (_, answer) => {
    const fact = await readFrom('credential-report', {
      GenerateCredentialReport: [state('COMPLETE')],
      GetCredentialReport: [answer],
    })
    expect(fact).toMatchObject({ reason: 'unreadable', sentence: expect.stringContaining(ACCOUNT) })
  })
})

describe('policies', () => {
  it('are read without their name, and with documents that are not encoded', async () => {
    const document = '{"Version":"2012-10-17","Statement":[]}'
    const version = `<VersionId>v2</VersionId><IsDefaultVersion>true</IsDefaultVersion><Document>${document}</Document>`
    const fact = await readFrom('authorization-details', {
      GetAccountAuthorizationDetails: [
        xml(
          'GetAccountAuthorizationDetails',
          `<Policies><member><Arn>arn:aws:iam::${ACCOUNT}:policy/team/deploy</Arn><PolicyVersionList><member>${version}</member></PolicyVersionList></member><member><Arn>arn:aws:iam::aws:policy/ReadOnlyAccess</Arn></member></Policies><IsTruncated>false</IsTruncated><Marker>odd</Marker>`,
        ),
      ],
      ListPolicyTags: [refusal('NoSuchEntity', 404)],
    })
    expect(fact).toMatchObject({ body: { policies: [{ name: 'deploy', document: JSON.parse(document), tags: null }] } })
  })
})

describe('a service that has no such operation', () => {
  it.each<[string, Reply, string]>([
    ['says so', refusal('InvalidAction'), 'unsupported'],
    ['answers with a page', { status: 404, type: 'text/html', body: '<html></html>' }, 'unreadable'],
    ['fails', { status: 500, type: 'text/html', body: '<html></html>' }, 'unreachable'],
  ])('%s', async (_, answer, reason) => {
    const fact = await readFrom('virtual-mfa', { ListVirtualMFADevices: [answer] })
    expect(fact).toMatchObject({ kind: 'virtual-mfa', reason, sentence: expect.stringContaining(ACCOUNT) })
  })
})

describe('a listing that never ends', () => {
  it('is given up', async () => {
    const page = xml(
      'ListVirtualMFADevices',
      '<VirtualMFADevices/><IsTruncated>true</IsTruncated><Marker>same</Marker>',
    )
    const fact = await readFrom('virtual-mfa', { ListVirtualMFADevices: [page] })
    expect(fact).toMatchObject({ reason: 'unreadable', sentence: expect.stringContaining('does not end') })
  })
})

describe('a Region that the account has not switched on', () => {
  const json = (body: object, status = 200) => ({
    status,
    type: 'application/x-amz-json-1.1',
    body: JSON.stringify(body),
  })
  const off = json({ __type: 'UnrecognizedClientException', message: 'No' }, 400)
  const instance = { InstanceArn: 'arn:aws:sso:::instance/one', Status: 'ACTIVE' }

  it('has nothing, and is passed over', async () => {
    const fact = await readFrom('identity-center', {
      'ListInstances eu-west-1': [off],
      'ListInstances us-east-1': [json({ Instances: [instance] })],
    })
    expect(fact).toMatchObject({ body: { instances: [{ arn: instance.InstanceArn, region: 'us-east-1' }] } })
  })

  it('is not taken for one where the credentials are no good', async () => {
    const fact = await readFrom('identity-center', { ListInstances: [off] })
    expect(fact).toMatchObject({ reason: 'denied', sentence: expect.stringContaining('UnrecognizedClientException') })
  })
})
