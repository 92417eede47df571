/** What forms about connections may hold, and what is said of what they may not. */
import { afterEach, describe, expect, it, vi } from 'vitest'
import { AppError } from '@/lib/errors'
import { readForm } from '@/lib/wire/form'
import { changedConnectionForm, newConnectionForm } from './schemas'

const GOOD = { name: 'Main', kind: 'organization', partition: 'aws', credentials: 'default' }
const ROLE = { credentials: 'assume-role', roleArn: 'arn:aws:iam::111122223333:role/faultline' }
const QUEUE = 'https://sqs.eu-west-1.amazonaws.com/111122223333/health'

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...GOOD, ...fields })) form.set(name, value)
  return form
}

function problemsOf(fields: Record<string, string>): Record<string, string> {
  try {
    readForm(newConnectionForm, formOf(fields))
    return {}
  } catch (error) {
    if (error instanceof AppError) return error.fields
    throw error
  }
}

it('takes what is typed apart', () => {
  const typed = {
    regions: ' us-east-1, eu-west-1\neu-west-1 ',
    queueUrls: `${QUEUE}\n\n${QUEUE}\n`,
    profile: 'left over',
  }
  expect(readForm(newConnectionForm, formOf(typed))).toEqual({
    name: 'Main',
    kind: 'organization',
    partition: 'aws',
    credentials: { from: 'default' },
    regions: ['us-east-1', 'eu-west-1'],
    queueUrls: [QUEUE],
    evidence: { role: null, externalId: null, watchesChanges: false, breakGlassUsers: [], codeTags: [] },
  })
})

it('takes apart what is typed about evidence', () => {
  const typed = {
    evidenceRole: ' tools/FaultlineEvidence ',
    evidenceExternalId: 'said-by-us',
    watchesChanges: 'on',
    breakGlassUsers: 'one, two\none',
    codeTags: 'managed by, terraform',
  }
  expect(readForm(newConnectionForm, formOf(typed)).evidence).toEqual({
    role: 'tools/FaultlineEvidence',
    externalId: 'said-by-us',
    watchesChanges: true,
    breakGlassUsers: ['one', 'two'],
    codeTags: ['managed by', 'terraform'],
  })
})

it.each([
  ['evidenceRole', 'arn:aws:iam::111122223333:role/x', /not its ARN/],
  ['evidenceRole', '/leading', /not its ARN/],
  ['evidenceExternalId', 'a b', /2 to 1,224/],
  ['breakGlassUsers', 'fine wr*ng', /"wr\*ng" is not the name/],
  ['codeTags', 'fine, <b>', /is not the key of a tag/],
])('refuses %s %s', (field, value, says) => {
  expect(problemsOf({ [field]: value })[field]).toMatch(says)
})

it('keeps only what belongs to the way in', () => {
  const { roleArn } = ROLE
  const given = { ...ROLE, externalId: '', profile: 'left over' }
  expect(readForm(newConnectionForm, formOf(given)).credentials).toEqual({
    from: 'assume-role',
    roleArn,
    externalId: null,
  })
  expect(readForm(newConnectionForm, formOf({ credentials: 'profile', profile: 'work' })).credentials).toEqual({
    from: 'profile',
    profile: 'work',
  })
})

describe.each<[string, Record<string, string>, RegExp]>([
  ['name', { name: ' ' }, /Give a name/],
  ['kind', { kind: 'galaxy' }, /what to connect/],
  ['partition', { partition: 'aws-iso' }, /partition/],
  ['credentials', { credentials: 'key' }, /gets in/],
  ['profile', { credentials: 'profile' }, /Give the name/],
  ['profile', { credentials: 'profile', profile: 'a\nb' }, /letters/],
  ['roleArn', { ...ROLE, roleArn: '' }, /Give the ARN/],
  ['roleArn', { ...ROLE, roleArn: 'arn:aws:iam::1111:role/faultline' }, /12 digits/],
  ['roleArn', { ...ROLE, partition: 'aws-cn' }, /partition aws, but the connection is for aws-cn/],
  ['externalId', { ...ROLE, externalId: 'no spaces' }, /letters/],
  ['externalId', { ...ROLE, externalId: 'x' }, /2 to 1,224/],
  ['regions', { regions: 'Ireland' }, /"Ireland" is no Region/],
  ['regions', { regions: 'cn-north-1' }, /partition aws-cn/],
  ['queueUrls', { queueUrls: 'arn:aws:sqs:eu-west-1:111122223333:health' }, /no address of a queue/],
  ['queueUrls', { queueUrls: QUEUE.replace('eu-west-1', 'us-gov-west-1') }, /partition aws-us-gov/],
  ['queueUrls', { queueUrls: 'https://sqs.evil.example/111122223333/health' }, /sqs.evil.example is none of AWS/],
  ['queueUrls', { queueUrls: Array.from({ length: 21 }, (_, at) => `${QUEUE}${at}`).join('\n') }, /at most 20/],
])('%s', (field, given, words) => {
  it(`is refused in ${JSON.stringify(given).slice(0, 80)}`, () => {
    const problems = problemsOf(given)
    expect(problems).toEqual({ [field]: expect.stringMatching(words) })
  })
})

describe('with another endpoint of the SDK', () => {
  afterEach(() => vi.unstubAllEnvs())

  it.each([
    ['AWS_ENDPOINT_URL', true],
    ['AWS_ENDPOINT_URL_SQS', true],
    ['AWS_ENDPOINT_URL_HEALTH', false],
  ])('named by %s, queues may be elsewhere: %s', (variable, isTaken) => {
    vi.stubEnv(variable, 'http://127.0.0.1:9324')
    const problems = problemsOf({ queueUrls: 'http://127.0.0.1:9324/111122223333/health' })
    expect(problems.queueUrls === undefined).toBe(isTaken)
  })
})

it('judges a changed connection by the partition it is sent with', () => {
  const form = formOf({ id: 'c1', ...ROLE, partition: 'aws-us-gov' })
  expect(() => readForm(changedConnectionForm, form)).toThrow(AppError)
})
