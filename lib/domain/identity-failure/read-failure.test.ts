/** What works and what fails in identity incidents, read from made-up texts. */
import { describe, expect, test } from 'vitest'
import { readIdentityFailure } from './read-failure'
import { buildIdentityEvent, shortStatements } from './testing/build-identity-event'

const read = (...events: Parameters<typeof readIdentityFailure>[0]) => readIdentityFailure(events, { partition: 'aws' })
const WORKS_BY_DESIGN =
  '+ Using existing users, roles and credentials should keep working: each Region authorizes from its own copy @global (source)'

describe('kinds', () => {
  test.each([
    ['Calls that create IAM roles fail.', ['control-plane']],
    ['Policies could not be updated.', ['control-plane']],
    ['We see errors from the IAM API.', ['control-plane']],
    ['Changes take longer to propagate, we see propagation delays.', ['propagation']],
    ['Newly created access keys fail.', ['propagation']],
    ['Requests of existing roles fail to authorize.', ['data-plane']],
    ['AssumeRole calls return errors.', ['data-plane']],
    ['Console sign-in is failing for some users.', ['sign-in']],
    ['Federated users see errors.', ['sign-in']],
    ['Creating users fails. SAML sign-in has errors.', ['control-plane', 'sign-in']],
    ['We are looking into a problem.', ['unknown']],
    ['The AWS Management Console shows errors.', ['unknown']],
  ])('%s', (text, kinds) => {
    expect(read(buildIdentityEvent([text]))?.kinds).toEqual(kinds)
  })
})

describe('statements', () => {
  test('say what fails and what goes on, each with its sentence', () => {
    const event = buildIdentityEvent([
      'We see errors creating roles in US-EAST-1. Existing roles are <b>not</b> affected.',
    ])
    expect(read(event)?.statements).toEqual([
      {
        works: false,
        words: 'Creating or changing users, roles and policies fails at times',
        regions: ['global'],
        sentence: 'We see errors creating roles in US-EAST-1.',
        eventId: '1',
        source: null,
      },
      {
        works: true,
        words: 'Using existing users, roles and credentials keeps working',
        regions: ['global'],
        sentence: 'Existing roles are not affected.',
        eventId: '1',
        source: null,
      },
    ])
  })

  test('know what existed before by other words', () => {
    const event = buildIdentityEvent(['Creating roles fails. Sessions and roles that existed before keep working.'])
    expect(shortStatements(read(event))).toEqual([
      '- Creating or changing users, roles and policies fails @global',
      '+ Using existing users, roles and credentials keeps working @global',
    ])
  })

  test('add what follows from how IAM is built where no text says otherwise', () => {
    expect(shortStatements(read(buildIdentityEvent(['Creating roles fails.'])))).toEqual([
      '- Creating or changing users, roles and policies fails @global',
      WORKS_BY_DESIGN,
    ])
    const contradicted = read(buildIdentityEvent(['Creating roles fails. Existing roles fail to authenticate.']))
    expect(shortStatements(contradicted)).toEqual([
      '- Creating or changing users, roles and policies fails @global',
      '- Using existing users, roles and credentials fails @global',
    ])
    const tokens = buildIdentityEvent(['STS returns errors.'], { id: '2', service: 'sts', region: 'eu-west-1' })
    expect(shortStatements(read(buildIdentityEvent(['Creating roles fails.']), tokens))).not.toContain(WORKS_BY_DESIGN)
  })

  test('name the document of the partition', () => {
    const sources = ['aws', 'aws-cn', 'aws-us-gov', null].map((partition) => {
      const event = buildIdentityEvent(['Creating roles fails.'])
      return readIdentityFailure([event], { partition })?.statements.find(({ source }) => source !== null)?.source
    })
    expect(new Set(sources).size).toBe(3)
    expect(sources[3]).toBe(sources[0])
  })

  test('part a sentence where it turns', () => {
    const said = (text: string) => shortStatements(read(buildIdentityEvent([text])))
    const both = [
      '- Creating or changing users, roles and policies fails @global',
      '+ Using existing users, roles and credentials keeps working @global',
    ]
    expect(said('Creating roles fails, but existing roles are not affected.')).toEqual(both)
    expect(said('Creating roles fails and existing roles are not affected.')).toEqual(both)
    expect(said('Existing users and roles are not affected, creating roles fails.')).toEqual(both)
  })

  test('keep several Regions apart', () => {
    const event = buildIdentityEvent(
      [
        'STS returns errors in EU-WEST-1 and EU-WEST-2.',
        'STS has recovered in EU-WEST-1. Sign-in with SAML fails in EU-WEST-1.',
      ],
      {
        service: 'multipleservices',
        region: 'eu-west-1',
        impactedServices: [{ service: 'sts', region: 'eu-west-1', isOver: false }],
      },
    )
    expect(shortStatements(read(event))).toEqual([
      '- Getting temporary credentials from STS fails at times @eu-west-2',
      '- Signing in with SAML fails @eu-west-1',
      '+ Getting temporary credentials from STS works again @eu-west-1',
    ])
  })

  test('leave users and roles of other services aside', () => {
    const event = buildIdentityEvent(['Creating security groups fails. STS returns errors.'], {
      service: 'multipleservices',
      region: 'eu-west-1',
      impactedServices: [{ service: 'sts', region: 'eu-west-1', isOver: false }],
    })
    expect(shortStatements(read(event))).toEqual(['- Getting temporary credentials from STS fails at times @eu-west-1'])
  })
})

describe('later words', () => {
  const FAILS = 'Creating roles fails. Existing roles are not affected.'

  test('win, whatever order they come in', () => {
    const event = buildIdentityEvent([FAILS, 'We found that existing roles are affected: they see errors.'])
    const expected = [
      '- Creating or changing users, roles and policies fails @global',
      '- Using existing users, roles and credentials fails at times @global',
    ]
    expect(shortStatements(read(event))).toEqual(expected)
    expect(shortStatements(read({ ...event, updates: event.updates.toReversed() }))).toEqual(expected)
  })

  test('take a failure back that was none', () => {
    const event = buildIdentityEvent(['Existing roles fail to authenticate.', 'Existing roles are not affected.'])
    expect(read(event)?.kinds).toEqual(['unknown'])
  })

  test('say that it works again, and the kind stays', () => {
    const failure = read(buildIdentityEvent([FAILS, 'Creation of roles has recovered.']))
    expect(failure?.kinds).toEqual(['control-plane'])
    expect(shortStatements(failure)).toEqual([
      '+ Creating or changing users, roles and policies works again @global',
      '+ Using existing users, roles and credentials keeps working @global',
    ])
    const all = read(buildIdentityEvent([FAILS, 'That issue is now resolved.']))
    expect(all?.statements[0]).toMatchObject({ works: true, sentence: 'That issue is now resolved.' })
  })

  test('of an event that is over leave what failed', () => {
    const event = buildIdentityEvent([FAILS, 'That issue is now resolved.'], { isOver: true })
    expect(shortStatements(read(event))).toEqual([
      '- Creating or changing users, roles and policies failed @global',
      '+ Using existing users, roles and credentials kept working @global',
    ])
  })

  test('count of whole texts only where they stand in the latest', () => {
    const [first, second] = buildIdentityEvent(['Creating roles fails.', 'Sign-in fails.']).updates.map((update) => ({
      ...update,
      isWhole: true,
    }))
    if (first === undefined || second === undefined) throw new Error('two updates were built')
    expect(read(buildIdentityEvent([], { updates: [second, first] }))?.kinds).toEqual(['sign-in'])
  })
})

describe('what AWS only names', () => {
  const LISTED = [
    { service: 'sts', region: 'eu-west-1', isOver: false },
    { service: 'signin', region: 'eu-west-1', isOver: true },
    { service: 'ec2', region: 'eu-west-1', isOver: false },
  ]
  const event = buildIdentityEvent(['Many services see errors.'], {
    service: 'multipleservices',
    region: 'eu-west-1',
    impactedServices: LISTED,
  })

  test('is stated as listed', () => {
    expect(read(event)?.kinds).toEqual(['data-plane', 'sign-in'])
    expect(shortStatements(read(event))).toEqual([
      '- AWS lists STS as hit @eu-west-1',
      '+ AWS lists AWS Sign-In as normal again @eu-west-1',
    ])
    expect(shortStatements(read({ ...event, isOver: true }))).toEqual([
      '- AWS listed STS as hit @eu-west-1',
      '- AWS listed AWS Sign-In as hit @eu-west-1',
    ])
  })

  test('is the service of an event whose text names nothing nearer', () => {
    const sts = buildIdentityEvent(['We see elevated error rates.'], { service: 'sts', region: 'us-west-2' })
    expect(shortStatements(read(sts))).toEqual(['- Getting temporary credentials from STS fails at times @us-west-2'])
  })

  test('may be a summary alone', () => {
    const summary = buildIdentityEvent([], { summary: '[RESOLVED] Errors with SAML sign-in', isOver: true })
    expect(read(summary)?.statements).toEqual([
      expect.objectContaining({ words: 'Signing in with SAML failed at times', sentence: 'Errors with SAML sign-in' }),
    ])
  })

  test('is nothing where no identity service is named', () => {
    expect(read(buildIdentityEvent(['Creating IAM roles fails.'], { service: 'ec2' }))).toBeNull()
    expect(read()).toBeNull()
  })
})

test('of several events that something fails outweighs that it works', () => {
  const works = buildIdentityEvent(['Existing roles are not affected.'])
  const fails = buildIdentityEvent(['Existing roles see errors.'], { id: '2' })
  for (const events of [
    [works, fails],
    [fails, works],
  ]) {
    expect(shortStatements(read(...events))).toEqual([
      '- Using existing users, roles and credentials fails at times @global',
    ])
  }
})
