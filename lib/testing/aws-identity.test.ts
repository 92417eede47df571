import {
  GenerateCredentialReportCommand,
  GenerateServiceLastAccessedDetailsCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountPasswordPolicyCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  GetServiceLastAccessedDetailsCommand,
  GetUserCommand,
  IAMClient,
  ListEntitiesForPolicyCommand,
  ListMFADevicesCommand,
  ListOpenIDConnectProvidersCommand,
  ListOrganizationsFeaturesCommand,
  ListPolicyTagsCommand,
  ListSAMLProvidersCommand,
  ListServerCertificatesCommand,
  ListVirtualMFADevicesCommand,
} from '@aws-sdk/client-iam'
import {
  ListDelegatedAdministratorsCommand,
  ListPoliciesCommand,
  ListTargetsForPolicyCommand,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import { buildKey, buildUser, DAY_MS } from '@/e2e/stand-in/aws/truth-principals'
import { withAws } from './aws'

const aws = withAws()
const ACCOUNT = '200000000001'
const once = { maxAttempts: 1, region: 'us-east-1' }

/** IAM as the role for evidence sees it. */
async function iamOf(account: string): Promise<IAMClient> {
  if (!aws.truth.directory.accounts.has(account)) aws.truth.directory.join({ id: account })
  const { Credentials } = await new STSClient(once).send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/FaultlineEvidence`, RoleSessionName: 'test' }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  return new IAMClient({ ...once, credentials })
}

async function readReport(iam: IAMClient): Promise<string[]> {
  await iam.send(new GenerateCredentialReportCommand({}))
  await iam.send(new GenerateCredentialReportCommand({}))
  const { Content } = await iam.send(new GetCredentialReportCommand({}))
  return Buffer.from(Content ?? [])
    .toString()
    .split('\n')
}

test('takes the role everywhere, but where it is missing or the account is closed', async () => {
  aws.truth.directory.join({ id: ACCOUNT })
  aws.truth.directory.join({ id: '200000000002', state: 'SUSPENDED' })
  await expect(iamOf(ACCOUNT)).resolves.toBeDefined()
  await expect(iamOf('200000000002')).rejects.toMatchObject({ name: 'AccessDenied' })
  aws.truth.withoutRoles.add(ACCOUNT)
  await expect(iamOf(ACCOUNT)).rejects.toMatchObject({ name: 'AccessDenied' })
})

test('makes the credential report first, and keeps it for four hours where it is told to', async () => {
  const iam = await iamOf(ACCOUNT)
  await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
    name: 'CredentialReportNotPresentException',
  })
  await expect(iam.send(new GenerateCredentialReportCommand({}))).resolves.toMatchObject({ State: 'STARTED' })
  await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
    name: 'CredentialReportNotReadyException',
  })
  await expect(iam.send(new GenerateCredentialReportCommand({}))).resolves.toMatchObject({ State: 'COMPLETE' })
  const { GeneratedTime, ReportFormat } = await iam.send(new GetCredentialReportCommand({}))
  expect(ReportFormat).toBe('text/csv')
  aws.truth.identities.report.isKept = true
  aws.truth.identities.changeUser(ACCOUNT, 'mara', { mfa: 'none' })
  await iam.send(new GenerateCredentialReportCommand({}))
  expect((await iam.send(new GetCredentialReportCommand({}))).GeneratedTime).toEqual(GeneratedTime)
  aws.clock.advance(4 * 3_600_000)
  await expect(iam.send(new GetCredentialReportCommand({}))).rejects.toMatchObject({
    name: 'CredentialReportExpiredException',
  })
})

test('writes rows of root and users, with commas and what is not known', async () => {
  const now = aws.clock.now()
  aws.truth.identities.change(ACCOUNT, ({ users }) => {
    users.push(buildUser('a, "b" Ü', now, { password: { changedAt: now, lastUsedAt: null }, mfa: 'none' }))
    users.push(buildUser('keys', now, { password: null, keys: [buildKey(now), buildKey(now, { active: false })] }))
  })
  aws.truth.identities.report.further.push('passkey_active')
  aws.truth.identities.report.tellsRootPassword = false
  const [head = '', root = '', ...users] = await readReport(await iamOf(ACCOUNT))
  expect(head.split(',').slice(0, 4)).toEqual(['user', 'arn', 'user_creation_time', 'password_enabled'])
  expect(head.endsWith(',passkey_active')).toBe(true)
  expect(root).toMatch(/^<root_account>,arn:aws:iam::200000000001:root,[\d-]+T[\d:]+\+00:00,not_supported,/)
  expect(users.some((row) => row.startsWith('"a, ""b"" Ü",') && row.includes(',true,no_information,'))).toBe(true)
  expect(users.some((row) => /^keys,.*,false,N\/A,N\/A,N\/A,true,true,.*,false,/.test(row))).toBe(true)
})

test('keeps a report in the making for as long as it is told to', async () => {
  aws.truth.identities.report.asksUntilDone = Number.POSITIVE_INFINITY
  const iam = await iamOf(ACCOUNT)
  const states = [1, 2, 3].map(async () => (await iam.send(new GenerateCredentialReportCommand({}))).State)
  expect((await Promise.all(states)).sort()).toEqual(['INPROGRESS', 'INPROGRESS', 'STARTED'])
})

test('tells who there is by small pages, with policies that are percent-encoded', async () => {
  aws.truth.mostPerPage = 2
  const iam = await iamOf(ACCOUNT)
  const found: string[] = []
  let Marker: string | undefined
  do {
    const page = await iam.send(
      new GetAccountAuthorizationDetailsCommand({
        Filter: ['User', 'Role', 'Group', 'LocalManagedPolicy'],
        ...(Marker ? { Marker } : {}),
      }),
    )
    found.push(...(page.UserDetailList ?? []).map(({ UserName = '' }) => UserName))
    found.push(...(page.GroupDetailList ?? []).map(({ GroupName = '' }) => GroupName))
    found.push(...(page.RoleDetailList ?? []).map(({ RoleName = '' }) => RoleName))
    for (const { PolicyName = '', PolicyVersionList = [], AttachmentCount } of page.Policies ?? []) {
      const inForce = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion)
      expect(JSON.parse(decodeURIComponent(inForce?.Document ?? ''))).toHaveProperty('Statement')
      expect(AttachmentCount).toBe(2)
      found.push(PolicyName)
    }
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker)
  expect(found).toEqual([
    ...['mara', 'deploy', 'people', 'machines', 'FaultlineEvidence', 'support', 'worker'],
    ...['AWSServiceRoleForSupport', 'deploy'],
  ])
  expect(aws.calls.count('GetAccountAuthorizationDetails')).toBe(5)
})

test('tells trust, tags and last use of roles', async () => {
  const { RoleDetailList = [] } = await (await iamOf(ACCOUNT)).send(
    new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'] }),
  )
  const [evidence] = RoleDetailList
  expect(JSON.parse(decodeURIComponent(evidence?.AssumeRolePolicyDocument ?? ''))).toMatchObject({
    Statement: [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-invented0001' } } }],
  })
  expect(evidence?.Tags?.map(({ Key }) => Key)).toEqual(['aws:cloudformation:stack-id'])
  expect(evidence?.RoleLastUsed?.LastUsedDate).toBeInstanceOf(Date)
})

test('tells root, devices, policy, certificates and providers', async () => {
  const iam = await iamOf(ACCOUNT)
  const now = aws.clock.now()
  aws.truth.identities.change(ACCOUNT, (identity) => {
    identity.root.mfa = 'virtual'
    identity.passwordPolicy = null
    identity.saml = [{ name: 'okta', validUntil: now + DAY_MS }]
    identity.oidc = ['token.example.org']
  })
  const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}))
  expect(SummaryMap).toMatchObject({ AccountMFAEnabled: 1, AccountAccessKeysPresent: 0, GlobalEndpointTokenVersion: 2 })
  const { VirtualMFADevices } = await iam.send(new ListVirtualMFADevicesCommand({}))
  expect(VirtualMFADevices?.map(({ User }) => User?.Arn)).toEqual([
    `arn:aws:iam::${ACCOUNT}:root`,
    `arn:aws:iam::${ACCOUNT}:user/mara`,
  ])
  await expect(iam.send(new GetAccountPasswordPolicyCommand({}))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  })
  const { ServerCertificateMetadataList: [certificate] = [] } = await iam.send(new ListServerCertificatesCommand({}))
  expect(certificate?.Expiration?.getTime()).toBeGreaterThan(now)
  expect((await iam.send(new ListSAMLProvidersCommand({}))).SAMLProviderList).toHaveLength(1)
  expect((await iam.send(new ListOpenIDConnectProvidersCommand({}))).OpenIDConnectProviderList).toEqual([
    { Arn: `arn:aws:iam::${ACCOUNT}:oidc-provider/token.example.org` },
  ])
})

test('tells of one user, of one policy, and of the services used', async () => {
  const iam = await iamOf(ACCOUNT)
  const { User } = await iam.send(new GetUserCommand({ UserName: 'mara' }))
  expect(User?.PasswordLastUsed).toBeInstanceOf(Date)
  expect((await iam.send(new ListMFADevicesCommand({ UserName: 'mara' }))).MFADevices).toHaveLength(1)
  await expect(iam.send(new GetUserCommand({ UserName: 'nobody' }))).rejects.toMatchObject({
    name: 'NoSuchEntityException',
  })
  const PolicyArn = `arn:aws:iam::${ACCOUNT}:policy/deploy`
  expect((await iam.send(new ListPolicyTagsCommand({ PolicyArn }))).Tags).toHaveLength(1)
  expect((await iam.send(new ListEntitiesForPolicyCommand({ PolicyArn }))).PolicyRoles?.[0]?.RoleName).toBe('worker')
  const { JobId } = await iam.send(new GenerateServiceLastAccessedDetailsCommand({ Arn: User?.Arn }))
  const { JobStatus, ServicesLastAccessed } = await iam.send(new GetServiceLastAccessedDetailsCommand({ JobId }))
  expect([JobStatus, ServicesLastAccessed?.map(({ ServiceNamespace }) => ServiceNamespace)]).toEqual([
    'COMPLETED',
    ['s3'],
  ])
})

test('tells the management account of root access, guardrails and delegates, and nobody else', async () => {
  aws.truth.directory.join({ id: ACCOUNT })
  aws.truth.directory.delegates.add(ACCOUNT)
  const management = new IAMClient(once)
  expect((await management.send(new ListOrganizationsFeaturesCommand({}))).EnabledFeatures).toEqual([
    'RootCredentialsManagement',
    'RootSessions',
  ])
  await expect((await iamOf(ACCOUNT)).send(new ListOrganizationsFeaturesCommand({}))).rejects.toMatchObject({
    name: 'AccountNotManagementOrDelegatedAdministratorException',
  })
  const organizations = new OrganizationsClient(once)
  const { Policies } = await organizations.send(new ListPoliciesCommand({ Filter: 'SERVICE_CONTROL_POLICY' }))
  expect(Policies?.map(({ Name, AwsManaged }) => [Name, AwsManaged])).toEqual([
    ['FullAWSAccess', true],
    ['stay-in', false],
  ])
  const { Targets } = await organizations.send(new ListTargetsForPolicyCommand({ PolicyId: 'p-inv0leave' }))
  expect(Targets?.map(({ TargetId, Type }) => [TargetId, Type])).toEqual([['r-inv0', 'ROOT']])
  const { DelegatedAdministrators } = await organizations.send(
    new ListDelegatedAdministratorsCommand({ ServicePrincipal: 'health.amazonaws.com' }),
  )
  expect(DelegatedAdministrators?.map(({ Id }) => Id)).toEqual([ACCOUNT])
})

test('refuses IAM as query services do', async () => {
  const iam = await iamOf(ACCOUNT)
  aws.faults.on({ kind: 'denied', operation: 'GetAccountSummary', account: ACCOUNT })
  await expect(iam.send(new GetAccountSummaryCommand({}))).rejects.toMatchObject({ name: 'AccessDenied' })
  aws.faults.on({ kind: 'throttled', operation: 'ListVirtualMFADevices' })
  await expect(iam.send(new ListVirtualMFADevicesCommand({}))).rejects.toMatchObject({ name: 'Throttling' })
  aws.faults.on({ kind: 'not offered', operation: 'ListServerCertificates' })
  await expect(iam.send(new ListServerCertificatesCommand({}))).rejects.toMatchObject({ name: 'InvalidAction' })
})

test('makes a new report of an account that was changed, unless it is told to keep the old one', async () => {
  const iam = await iamOf(ACCOUNT)
  const isWithMfa = async () => (await readReport(iam)).some((row) => /^mara,.*,true,.*,N\/A,true,false,/.test(row))
  expect(await isWithMfa()).toBe(true)
  aws.truth.identities.changeUser(ACCOUNT, 'mara', { mfa: 'none' })
  expect(await isWithMfa()).toBe(false)
  aws.truth.identities.changeUser(ACCOUNT, 'mara', { mfa: 'hardware' })
  expect(await isWithMfa()).toBe(true)
  aws.truth.identities.report.age = 3 * 3_600_000
  aws.truth.identities.changeRole(ACCOUNT, 'worker', { lastUsedAt: null })
  await readReport(iam)
  const { GeneratedTime } = await iam.send(new GetCredentialReportCommand({}))
  expect(aws.clock.now() - (GeneratedTime?.getTime() ?? 0)).toBeGreaterThanOrEqual(3 * 3_600_000)
  expect(() => aws.truth.identities.changeUser(ACCOUNT, 'nobody', {})).toThrow('The stand-in knows no nobody.')
})

test('repeats items and hands out empty pages of IAM too', async () => {
  aws.truth.mostPerPage = 3
  aws.faults.on({ kind: 'duplicates' })
  aws.faults.on({ kind: 'empty pages' })
  const iam = await iamOf(ACCOUNT)
  const sizes: number[] = []
  const names = new Set<string | undefined>()
  let Marker: string | undefined
  do {
    const page = await iam.send(
      new GetAccountAuthorizationDetailsCommand({ Filter: ['Role'], ...(Marker ? { Marker } : {}) }),
    )
    sizes.push(page.RoleDetailList?.length ?? 0)
    for (const { RoleName } of page.RoleDetailList ?? []) names.add(RoleName)
    Marker = page.IsTruncated ? page.Marker : undefined
  } while (Marker)
  expect(sizes).toContain(0)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(names.size)
  expect(names.size).toBe(4)
})
