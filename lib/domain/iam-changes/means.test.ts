import { describe, expect, it } from 'vitest'
import type { Means } from './change'
import { meansOf } from './means'
import { buildCall, buildSession } from './testing/build-call'

const github = {
  webIdFederationData: {
    federatedProvider: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
  },
}

describe('meansOf', () => {
  it.each<[string, Record<string, unknown>, Means]>([
    [
      'a stack',
      { userIdentity: { ...buildSession('dev', 'mira'), invokedBy: 'cloudformation.amazonaws.com' } },
      'cloudformation',
    ],
    ['a stack set', { sourceIPAddress: 'stacksets.cloudformation.amazonaws.com' }, 'cloudformation'],
    ['a stack’s address', { sourceIPAddress: 'cloudformation.amazonaws.com' }, 'cloudformation'],
    [
      'a stack of a pipeline',
      { sourceIPAddress: 'cloudformation.amazonaws.com', userIdentity: buildSession('terraform', 'x') },
      'cloudformation',
    ],
    ['Terraform', { userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.0 terraform-provider-aws/5.0' }, 'pipeline'],
    ['OpenTofu', { userAgent: 'OpenTofu/1.8' }, 'pipeline'],
    ['Pulumi', { userAgent: 'pulumi-aws/6.0' }, 'pipeline'],
    ['CDK', { userAgent: 'aws-cdk/2.150' }, 'pipeline'],
    ['GitHub Actions by its token', { userIdentity: buildSession('release', 'x', github) }, 'pipeline'],
    ['GitHub Actions by its session', { userIdentity: buildSession('release', 'GitHubActions') }, 'pipeline'],
    ['a pipeline’s role', { userIdentity: buildSession('TerraformApply', 'run-7') }, 'pipeline'],
    ['another pipeline’s role', { userIdentity: buildSession('cdk-hnb659fds-deploy-role', 'x') }, 'pipeline'],
    ['CodeBuild', { userIdentity: buildSession('builds', 'AWSCodeBuild-1234') }, 'pipeline'],
    ['Atlantis', { userIdentity: buildSession('atlantis', 'x') }, 'pipeline'],
    ['a session of the console', { sessionCredentialFromConsole: 'true' }, 'console'],
    [
      'a pipeline’s role at the console',
      { sessionCredentialFromConsole: 'true', userIdentity: buildSession('terraform', 'mira') },
      'console',
    ],
    ['the console’s agent', { userAgent: 'console.amazonaws.com' }, 'console'],
    ['the sign-in’s agent', { userAgent: 'signin.amazonaws.com' }, 'console'],
    [
      'a sign-in',
      { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', userAgent: 'Mozilla/5.0' },
      'console',
    ],
    ['the console’s inner agent', { userAgent: 'AWS Internal' }, 'console'],
    [
      'a service',
      { userIdentity: { type: 'AWSService', invokedBy: 'sso.amazonaws.com' }, userAgent: 'AWS Internal' },
      'service',
    ],
    [
      'a service for somebody',
      { userIdentity: { ...buildSession('dev', 'mira'), invokedBy: 'autoscaling.amazonaws.com' } },
      'service',
    ],
    ['a command line', {}, 'unknown'],
    ['a name that merely holds a tool’s letters', { userIdentity: buildSession('checkdkim', 'mira') }, 'unknown'],
    ['nothing at all', { userIdentity: null, userAgent: null, sourceIPAddress: null }, 'unknown'],
  ])('%s: %s', (_, overrides, wanted) => {
    const { means, why } = meansOf(buildCall(overrides))
    expect(means).toBe(wanted)
    expect(why).toMatch(/^[A-Z].*\.$/)
  })

  it('says that any caller could write an agent', () => {
    expect(meansOf(buildCall({ userAgent: 'Terraform/1.9' })).why).toContain('any caller')
  })
})
