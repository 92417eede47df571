/** The documents of the evidence role: they allow what the collectors ask for and no more, and hold together. */
import { describe, expect, it } from 'vitest'
import { buildConnection } from '@/lib/domain/aws-templates/test-connection'
import { EVIDENCE_PERMISSIONS } from '@/lib/domain/evidence/evidence-permissions'
import { type AwsConnection, EVIDENCE_DEFAULTS, PARTITIONS } from '../aws-connection'
import { evidenceTemplate, evidenceTemplateText } from './evidence-cloudformation'
import { readerPolicy, rolePolicy, trustPolicy, whyOf } from './evidence-policy'
import { evidenceTerraformText } from './evidence-terraform'
import { type EvidenceValues, evidenceValuesOf, splitRole } from './evidence-values'

/** IAM counts characters without white space (its quotas): of a managed policy, and of all inline ones of a role. */
const MOST_OF_MANAGED = 6_144
const MOST_OF_INLINE = 10_240

function actionsOf(scope: 'account' | 'organization'): Set<string> {
  return new Set(EVIDENCE_PERMISSIONS.filter((each) => each.scope === scope).map(({ action }) => action))
}

function valuesOf(overrides: Partial<AwsConnection> = {}): EvidenceValues {
  const values = evidenceValuesOf(buildConnection(overrides))
  if (values === null) throw new Error('this connection collects no evidence')
  return values
}

describe('policies', () => {
  it('of the role allow what is collected in each account, each action once, and nothing else', () => {
    const actions = rolePolicy().Statement.flatMap(({ Action }) => Action)
    expect(new Set(actions)).toEqual(actionsOf('account'))
    expect(actions).toHaveLength(actionsOf('account').size)
  })

  it('name no wildcard and nothing that changes what it reads', () => {
    for (const { action } of EVIDENCE_PERMISSIONS) {
      expect(action).toMatch(/^[a-z0-9-]+:(Get|List|Describe|Generate|Detect|Lookup)[A-Za-z0-9]+$/)
    }
  })

  it('fit into what IAM takes', () => {
    expect(JSON.stringify(rolePolicy()).length).toBeLessThan(MOST_OF_INLINE)
    for (const partition of PARTITIONS) {
      const organizationId = 'o-exampleorgid'
      expect(JSON.stringify(readerPolicy(valuesOf({ partition, organizationId }))).length).toBeLessThan(MOST_OF_MANAGED)
    }
  })

  it('of who reads the organization add what concerns all of it, and the role of the other accounts alone', () => {
    const { Statement } = readerPolicy(valuesOf({ partition: 'aws-cn', organizationId: 'o-exampleorgid' }))
    const allowed = new Set(Statement.flatMap(({ Action }) => Action))
    expect(allowed).toEqual(new Set([...actionsOf('account'), ...actionsOf('organization'), 'sts:AssumeRole']))
    expect(Statement.find(({ Action }) => Action.includes('sts:AssumeRole'))).toMatchObject({
      Resource: 'arn:aws-cn:iam::*:role/FaultlineEvidence',
      Condition: { StringEquals: { 'aws:ResourceOrgID': 'o-exampleorgid' } },
    })
  })

  it('of a connection to one account take no role', () => {
    expect(readerPolicy(valuesOf({ kind: 'account' }))).toEqual(rolePolicy())
  })
})

describe('trust', () => {
  it('is in one role and says the external id, where these are known', () => {
    const evidence = { ...EVIDENCE_DEFAULTS, externalId: 'only-you' }
    expect(trustPolicy(valuesOf({ evidence }))).toMatchObject({
      Statement: [
        {
          Principal: { AWS: 'arn:aws:iam::111122223333:root' },
          Condition: {
            StringEquals: { 'sts:ExternalId': 'only-you' },
            ArnEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/tools/reader' },
          },
        },
      ],
    })
  })

  it('is in the account of credentials that tell no role', () => {
    const values = valuesOf({ credentials: { from: 'default' }, accountId: '999988887777', partition: 'aws-us-gov' })
    expect(trustPolicy(values)).toEqual({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: 'arn:aws-us-gov:iam::999988887777:root' } },
      ],
    })
  })
})

it('a role is named with its path or without', () => {
  expect(splitRole('FaultlineEvidence')).toEqual({ path: '/', name: 'FaultlineEvidence' })
  expect(splitRole('team/tools/Evidence')).toEqual({ path: '/team/tools/', name: 'Evidence' })
})

it('there are no documents without a role', () => {
  expect(evidenceValuesOf(buildConnection({ evidence: { ...EVIDENCE_DEFAULTS, role: null } }))).toBeNull()
})

describe('CloudFormation', () => {
  const template = evidenceTemplate(valuesOf())
  const text = JSON.stringify(template)

  it('names only what it declares, and declares nothing in vain', () => {
    const pseudo = ['AWS::NoValue']
    const declared = [...Object.keys(template.Parameters ?? {}), ...Object.keys(template.Resources ?? {})]
    const refs = [...text.matchAll(/"Ref":"([\w:]+)"/g)].map(([, name]) => name ?? '')
    const subs = [...text.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? '')
    const got = [...text.matchAll(/"Fn::GetAtt":\["(\w+)"/g)].map(([, name]) => name ?? '')
    const named = new Set([...refs, ...subs, ...got].filter((name) => !pseudo.includes(name)))
    expect(named).toEqual(new Set(declared))
    const asked = [...text.matchAll(/"Fn::If":\["(\w+)"|"Condition":"(\w+)"/g)].map(([, one, other]) => one ?? other)
    expect(new Set(asked)).toEqual(new Set(Object.keys(template.Conditions ?? {})))
  })

  it('begins with the values of the connection, and asks for what is not known', () => {
    expect(template.Parameters).toMatchObject({
      RoleName: { Default: 'FaultlineEvidence' },
      TrustedAccountId: { Default: '111122223333' },
      TrustedRoleArn: { Default: 'arn:aws:iam::111122223333:role/tools/reader' },
    })
    const unknown = evidenceTemplate(valuesOf({ credentials: { from: 'default' }, accountId: null }))
    expect(unknown.Parameters).not.toHaveProperty('TrustedAccountId.Default')
  })

  it('says beside each action what it is for', () => {
    const written = evidenceTemplateText(valuesOf())
    const beside = new Map(
      [...written.matchAll(/^ +- "?([\w:-]+)"? # (.*)$/gm)].map(([, action, why]) => [action, why]),
    )
    expect(beside).toEqual(new Map([...actionsOf('account')].map((action) => [action, whyOf(action)])))
  })
})

/** Without comments and without what stands in quotes, but with the expressions within quotes. */
function codeOf(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => [...quoted.matchAll(/(?<!\$)\$\{[^}]*\}/g)].join(' ') || '""')
    .replace(/#.*$/gm, '')
}

function all(text: string, pattern: RegExp): Set<string> {
  return new Set([...text.matchAll(pattern)].map((found) => found.slice(1).join('.')))
}

describe('Terraform', () => {
  const text = evidenceTerraformText(valuesOf())
  const code = codeOf(text)

  it('closes every bracket that it opens', () => {
    const open: string[] = []
    const partner: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
    for (const sign of code.match(/[()[\]{}]/g) ?? []) {
      if (sign in partner) expect(open.pop()).toBe(partner[sign])
      else open.push(sign)
    }
    expect(open).toEqual([])
  })

  it('names only what it declares, and declares no variable in vain', () => {
    expect(all(code, /\bvar\.(\w+)/g)).toEqual(all(text, /^variable "(\w+)"/gm))
    expect(all(code, /\bdata\.(\w+)\.(\w+)/g)).toEqual(all(text, /^data "(\w+)" "(\w+)"/gm))
    const resources = all(text, /^resource "(\w+)" "(\w+)"/gm)
    for (const name of all(code.replaceAll(/\bdata\.\w+\.\w+/g, ''), /\b(aws_\w+)\.(\w+)/g))
      expect(resources).toContain(name)
  })

  it('hands the StackSet every parameter that its template declares', () => {
    const declared = Object.keys(evidenceTemplate(valuesOf()).Parameters ?? {})
    const block = /parameters = \{([^}]*)\}/.exec(text)?.[1] ?? ''
    expect(all(block, /^ +(\w+) +=/gm)).toEqual(new Set(declared))
  })

  it("leaves CloudFormation's own expressions to CloudFormation", () => {
    expect(text).toContain('$${AWS::Partition}')
    expect(text).not.toMatch(/(?<!\$)\$\{AWS::/)
  })

  it('allows what is collected, each with its reason beside it', () => {
    const beside = new Map([...text.matchAll(/^ +"([\w:-]+)", +# (.*)$/gm)].map(([, action, why]) => [action, why]))
    expect(beside).toEqual(new Map([...actionsOf('account')].map((action) => [action, whyOf(action)])))
  })
})
