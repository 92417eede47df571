/** What the environment may say, and how wrong values are told. */
import { describe, expect, it } from 'vitest'
import { ROLES } from './domain/access'
import { networkList } from './env/networks.mjs'
import { ConfigurationError, isLoopback, readConfiguration } from './env.mjs'

/** The lines that are printed about this environment. */
function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfiguration(env, '/')
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.split('\n')
    throw error
  }
  return []
}

const KEY = 'k'.repeat(32)

describe('addresses', () => {
  it('takes any HOST, and knows which are this machine alone', () => {
    expect(readConfiguration({ HOST: '0.0.0.0' }).host).toBe('0.0.0.0')
    expect(['127.0.0.1', '127.1.2.3', '::1', '[::1]', 'localhost'].every(isLoopback)).toBe(true)
    expect(['0.0.0.0', '::', '192.168.1.5', '127.0.0.1.example.org', 'example.org'].some(isLoopback)).toBe(false)
  })

  it('takes the origin out of FAULTLINE_URL', () => {
    const read = (url: string) => readConfiguration({ FAULTLINE_URL: url }).publicUrl
    expect(readConfiguration({}).publicUrl).toBeNull()
    expect(read('https://Faultline.Example.org/')).toBe('https://faultline.example.org')
    expect(read('http://localhost:3000')).toBe('http://localhost:3000')
  })

  it.each([
    ...['faultline.example.org', 'ftp://faultline.example.org', 'https://faultline.example.org/app', 'https://'],
    ...['https://user@faultline.example.org', 'https://faultline.example.org/?a', 'https://faultline.example.org/#a'],
  ])('refuses %s as FAULTLINE_URL', (url) => {
    expect(problemsOf({ FAULTLINE_URL: url })).toEqual([expect.stringMatching(/^FAULTLINE_URL=".*" cannot be used: /)])
  })

  it('takes addresses and ranges of proxies', () => {
    const { trustedProxies } = readConfiguration({ FAULTLINE_TRUSTED_PROXIES: '10.0.0.0/8, ::1,[2001:DB8::]/32' })
    const list = networkList(trustedProxies)
    expect(list.check('10.255.0.1', 'ipv4')).toBe(true)
    expect(list.check('11.0.0.1', 'ipv4')).toBe(false)
    expect(list.check('::1', 'ipv6')).toBe(true)
    expect(list.check('2001:db8::5', 'ipv6')).toBe(true)
    expect(list.check('2001:db9::5', 'ipv6')).toBe(false)
  })

  it.each(['proxy', '10.0.0', '10.0.0.0/33', '::1/129', '10.0.0.0/', '10.0.0.0/8/8', 'fe80::1%eth0'])(
    'refuses %s as a proxy',
    (proxy) => {
      expect(problemsOf({ FAULTLINE_TRUSTED_PROXIES: `10.0.0.1,${proxy}` })).toEqual([
        expect.stringContaining(`${JSON.stringify(proxy)} is none`),
      ])
    },
  )

  it('takes names too for private addresses that may be reached', () => {
    const read = (text: string) => readConfiguration({ FAULTLINE_ALLOW_PRIVATE_URLS: text }).allowedPrivateHosts
    expect(read('Login.corp.example, 10.1.0.0/16,,vault')).toEqual(['login.corp.example', '10.1.0.0/16', 'vault'])
    for (const wrong of ['https://login', 'login:443', '*.corp', '10.1', '300.1.2.3', 'a..b'])
      expect(problemsOf({ FAULTLINE_ALLOW_PRIVATE_URLS: wrong })).toHaveLength(1)
  })
})

describe('keys', () => {
  it('takes one key and the ones before it', () => {
    expect(readConfiguration({})).toMatchObject({ secretKey: null, oldSecretKeys: [] })
    const env = { FAULTLINE_SECRET_KEY: ` ${KEY} `, FAULTLINE_OLD_SECRET_KEYS: `${KEY}a, ${KEY}b` }
    expect(readConfiguration(env)).toMatchObject({ secretKey: KEY, oldSecretKeys: [`${KEY}a`, `${KEY}b`] })
  })

  it('refuses short ones without repeating them', () => {
    const problems = problemsOf({ FAULTLINE_SECRET_KEY: 'hunter2', FAULTLINE_OLD_SECRET_KEYS: `${KEY},hunter3` })
    expect(problems).toEqual([
      expect.stringMatching(/^FAULTLINE_SECRET_KEY cannot be used: /),
      expect.stringMatching(/^FAULTLINE_OLD_SECRET_KEYS cannot be used: /),
    ])
    expect(problems.join()).not.toMatch(/hunter|kkk/)
  })
})

describe('single sign-on', () => {
  const provider = { FAULTLINE_OIDC_ISSUER: 'https://login.example.org/realm', FAULTLINE_OIDC_CLIENT_ID: 'faultline' }
  const rolesOf = (roles: string) => readConfiguration({ ...provider, FAULTLINE_OIDC_ROLES: roles }).singleSignOn?.roles

  it('is off, or has an issuer and a client', () => {
    expect(readConfiguration({}).singleSignOn).toBeNull()
    expect(readConfiguration(provider).singleSignOn).toEqual({
      issuer: 'https://login.example.org/realm',
      clientId: 'faultline',
      clientSecret: null,
      groupsClaim: 'groups',
      roles: { owner: [], admin: [], responder: [], viewer: [] },
      name: null,
    })
  })

  it('maps groups to the roles that there are', () => {
    expect(rolesOf(' owner = a b ; admin=platform;responder=oncall, sre;viewer=*;admin=root;')).toEqual({
      owner: ['a b'],
      admin: ['platform', 'root'],
      responder: ['oncall', 'sre'],
      viewer: ['*'],
    })
    expect(Object.keys(rolesOf('') ?? {}).toSorted()).toEqual([...ROLES].toSorted())
  })

  it.each(['boss=a', 'admin', '=a', 'admin=', 'admin=a,,b', '__proto__=a', 'admin=a;viewer'])('refuses %s', (roles) => {
    expect(problemsOf({ ...provider, FAULTLINE_OIDC_ROLES: roles })).toEqual([
      expect.stringMatching(/^FAULTLINE_OIDC_ROLES=".*" cannot be used: /),
    ])
  })

  it('says what is missing', () => {
    expect(problemsOf({ FAULTLINE_OIDC_ISSUER: provider.FAULTLINE_OIDC_ISSUER })).toEqual([
      expect.stringMatching(/^FAULTLINE_OIDC_CLIENT_ID is missing/),
    ])
    expect(problemsOf({ FAULTLINE_OIDC_CLIENT_SECRET: 'hunter2' })).toEqual([
      'FAULTLINE_OIDC_CLIENT_SECRET is set without FAULTLINE_OIDC_ISSUER: name the identity provider',
    ])
    for (const issuer of ['login.example.org', 'https://login.example.org/?a=b'])
      expect(problemsOf({ ...provider, FAULTLINE_OIDC_ISSUER: issuer })).toHaveLength(1)
  })
})

it('says no more than one line for each variable that is wrong', () => {
  expect(
    problemsOf({
      PORT: '-1',
      DATABASE_URL: 'mysql://x',
      FAULTLINE_PUBLIC_HISTORY_URLS: 'https://a,b,c',
      FAULTLINE_LOG_LEVEL: 'loud',
      FAULTLINE_URL: 'x',
    }),
  ).toHaveLength(5)
})

describe('AWS', () => {
  it('makes no connection unless told', () => {
    expect(readConfiguration({}).aws).toEqual({
      connection: null,
      queueUrls: [],
      region: null,
      hasHealthEndpoint: false,
      hasQueueEndpoint: false,
      evidence: { role: 'FaultlineEvidence', externalId: null, watchesChanges: false },
      dnsServer: null,
    })
  })

  it('takes a connection, queues, a resolver, and the Region and endpoint of the SDK', () => {
    const { aws, rereadSeconds } = readConfiguration({
      FAULTLINE_AWS: 'organization',
      FAULTLINE_AWS_QUEUES: 'https://sqs.us-east-1.amazonaws.com/1/a,http://127.0.0.1:9/1/b',
      FAULTLINE_DNS_SERVER: '127.0.0.1:5353',
      FAULTLINE_REREAD_SECONDS: '5',
      AWS_ENDPOINT_URL_HEALTH: 'http://127.0.0.1:9',
      AWS_DEFAULT_REGION: 'eu-west-1',
    })
    expect(aws).toEqual({
      connection: 'organization',
      queueUrls: ['https://sqs.us-east-1.amazonaws.com/1/a', 'http://127.0.0.1:9/1/b'],
      region: 'eu-west-1',
      hasHealthEndpoint: true,
      hasQueueEndpoint: false,
      evidence: { role: 'FaultlineEvidence', externalId: null, watchesChanges: false },
      dnsServer: { host: '127.0.0.1', port: 5353 },
    })
    expect(rereadSeconds).toBe(5)
  })

  it('takes how evidence is collected', () => {
    const { aws, evidenceSeconds } = readConfiguration({
      FAULTLINE_EVIDENCE_ROLE: 'tools/reader',
      FAULTLINE_EVIDENCE_EXTERNAL_ID: 'said',
      FAULTLINE_WATCH_CHANGES: 'on',
      FAULTLINE_EVIDENCE_SECONDS: '5',
    })
    expect(aws.evidence).toEqual({ role: 'tools/reader', externalId: 'said', watchesChanges: true })
    expect(evidenceSeconds).toBe(5)
    expect(readConfiguration({ FAULTLINE_EVIDENCE_ROLE: 'off' }).aws.evidence.role).toBeNull()
    expect(problemsOf({ FAULTLINE_EVIDENCE_ROLE: 'arn:aws:iam::1:role/x' })).toEqual([
      expect.stringMatching(/^FAULTLINE_EVIDENCE_ROLE=/),
    ])
  })

  it.each([
    ['AWS_ENDPOINT_URL', true, true],
    ['AWS_ENDPOINT_URL_HEALTH', true, false],
    ['AWS_ENDPOINT_URL_SQS', false, true],
  ])('takes %s for the services that it names', (name, hasHealthEndpoint, hasQueueEndpoint) => {
    const { aws } = readConfiguration({ [name]: 'http://127.0.0.1:9' })
    expect(aws).toMatchObject({ hasHealthEndpoint, hasQueueEndpoint })
  })

  it.each([
    ['[::1]:53', { host: '[::1]', port: 53 }],
    ['resolver.example.org', { host: 'resolver.example.org', port: 53 }],
  ])('reads %s as a resolver', (text, dnsServer) => {
    expect(readConfiguration({ FAULTLINE_DNS_SERVER: text }).aws.dnsServer).toEqual(dnsServer)
  })

  it.each(['127.0.0.1:0', '127.0.0.1:99999', ':53', '127.0.0.1:x'])('refuses %s as a resolver', (text) => {
    expect(problemsOf({ FAULTLINE_DNS_SERVER: text })).toEqual([expect.stringMatching(/^FAULTLINE_DNS_SERVER=/)])
  })

  it('refuses another word for a connection', () => {
    expect(problemsOf({ FAULTLINE_AWS: 'org' })).toEqual([expect.stringMatching(/organization/)])
  })
})
