/** The CloudFormation template: everything it names is there, and it holds the connection's own values. */
import { describe, expect, it } from 'vitest'
import { PARTITIONS } from '../aws-connection'
import { permissionsOf } from '../aws-permissions'
import { cloudFormationTemplate, cloudFormationText } from './cloudformation'
import { templateValuesOf } from './template-values'
import { buildConnection } from './test-connection'

const SURROUNDINGS = { ownAccount: '444455556666', origin: 'https://faultline.example.org' }
const PSEUDO = ['AWS::AccountId', 'AWS::NoValue', 'AWS::Partition', 'AWS::Region']

const FORMS = PARTITIONS.flatMap((partition) =>
  (['organization', 'account'] as const).map((kind) => buildConnection({ partition, kind })),
)

type Found = { function: string; names: string[] }

/** Every use of one of CloudFormation's functions, wherever it stands. */
function usesIn(value: unknown): Found[] {
  if (typeof value !== 'object' || value === null) return []
  const within = Object.values(value).flatMap(usesIn)
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) return within
  const [name, given] = entry
  if (name === 'Ref') return [{ function: name, names: [String(given)] }]
  if (name === 'Condition' && typeof given === 'string') return [{ function: name, names: [given] }]
  if (name === 'Fn::GetAtt' && Array.isArray(given)) return [{ function: name, names: [String(given[0])] }]
  if (name === 'Fn::If' && Array.isArray(given)) return [{ function: name, names: [String(given[0])] }, ...within]
  if (name === 'Fn::Sub') {
    const names = [...String(given).matchAll(/\$\{([^}]+)\}/g)].map(([, found]) => String(found))
    return [{ function: name, names }]
  }
  return within
}

describe.each(FORMS.map((connection) => [`${connection.kind} of ${connection.partition}`, connection] as const))(
  '%s',
  (_, connection) => {
    const template = cloudFormationTemplate(templateValuesOf(connection, SURROUNDINGS))
    const namesOf = (section: string) => Object.keys(template[section] ?? {})

    it('names nothing that is not there', () => {
      const known: Record<string, string[]> = {
        Ref: [...namesOf('Parameters'), ...namesOf('Resources'), ...PSEUDO],
        'Fn::Sub': [...namesOf('Parameters'), ...namesOf('Resources'), ...PSEUDO],
        'Fn::GetAtt': namesOf('Resources'),
        'Fn::If': namesOf('Conditions'),
        Condition: namesOf('Conditions'),
      }
      const uses = usesIn(template)
      expect(uses.length).toBeGreaterThan(20)
      for (const use of uses) for (const name of use.names) expect(known[use.function]).toContain(name)
    })

    it('makes resources under conditions that it holds, and uses every parameter and condition', () => {
      const conditions = Object.values(template.Resources ?? {}).flatMap((resource: unknown) =>
        Object.entries(resource as object).flatMap(([key, value]) => (key === 'Condition' ? [String(value)] : [])),
      )
      for (const condition of conditions) expect(namesOf('Conditions')).toContain(condition)
      const used = [...usesIn(template).flatMap(({ names }) => names), ...conditions]
      for (const name of [...namesOf('Parameters'), ...namesOf('Conditions')]) expect(used).toContain(name)
    })

    it('allows what the live check asks for, each with its reason beside it', () => {
      const text = cloudFormationText(templateValuesOf(connection, SURROUNDINGS))
      for (const { action, why } of permissionsOf(connection.kind, true))
        expect(text).toContain(`- ${action} # ${why}\n`)
    })
  },
)

it('begins with the values of the connection', () => {
  expect(cloudFormationTemplate(templateValuesOf(buildConnection(), SURROUNDINGS)).Parameters).toMatchObject({
    HomeRegion: { Default: 'us-east-1' },
    RoleName: { Default: 'reader' },
    RolePath: { Default: '/tools/' },
    TrustedAccountId: { Default: '444455556666' },
    ExternalId: { Default: 'said-by-faultline' },
    QueueName: { Default: 'faultline-health' },
    FaultlineUrl: { Default: 'https://faultline.example.org' },
  })
})

it('makes no role where none is taken, and sends nothing to an address without https', () => {
  const values = templateValuesOf(buildConnection({ credentials: { from: 'default' }, partition: 'aws-us-gov' }), {
    ownAccount: '444455556666',
    origin: 'http://127.0.0.1:3000',
  })
  expect(cloudFormationTemplate(values).Parameters).toMatchObject({
    HomeRegion: { Default: 'us-gov-west-1' },
    TrustedAccountId: { Default: '' },
    FaultlineUrl: { Default: '' },
  })
})

const DEPLOYED = { ownAccount: null, origin: '' }

it.each(['organization', 'account'] as const)('is in deploy/aws for an %s', async (kind) => {
  const connection = buildConnection({ kind, credentials: { from: 'default' } })
  const text = cloudFormationText(templateValuesOf(connection, DEPLOYED))
  await expect(text).toMatchFileSnapshot(`../../../deploy/aws/${kind}.yaml`)
})
