/** The CloudFormation template of the evidence role, for a StackSet over an organization or a stack in one account. */
import { arnOf, isGiven, onlyIf, ref, sub } from '@/lib/domain/aws-templates/cloudformation-functions'
import { type Plain, yamlText } from '@/lib/domain/aws-templates/yaml-text'
import { rolePolicy, whyOf } from './evidence-policy'
import type { EvidenceValues } from './evidence-values'

type Section = Record<string, Plain>

/** As an object: the StackSet of the Terraform module holds it too. */
export function evidenceTemplate(values: EvidenceValues): Record<string, Section | string> {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description:
      'A role with which Faultline reads how identity is set up in this account. It reads and changes nothing.',
    Parameters: parameters(values),
    Conditions: CONDITIONS,
    Resources: { EvidenceRole: ROLE },
    Outputs: { RoleArn: { Description: 'The role that Faultline takes here.', Value: arnOf('EvidenceRole') } },
  }
}

/** As the file that CloudFormation takes: each permission says in a comment what it is for. */
export function evidenceTemplateText(values: EvidenceValues): string {
  return yamlText(evidenceTemplate(values), whyOf)
}

function parameters({ role, trustedAccount, trustedRoleArn, externalId }: EvidenceValues): Section {
  const text = (Default: string, Description: string, more: Section = {}): Section => ({
    Type: 'String',
    Default,
    Description,
    ...more,
  })
  return {
    RoleName: text(role.name, 'Name of the role, the same in every account.'),
    RolePath: text(role.path, 'Path of the role.'),
    TrustedAccountId: {
      Type: 'String',
      ...(trustedAccount === null ? {} : { Default: trustedAccount }),
      Description: 'The account that Faultline reads the organization through.',
      AllowedPattern: '^[0-9]{12}$',
    },
    TrustedRoleArn: text(trustedRoleArn ?? '', 'The role there that may take this one. Empty: any identity that may.'),
    ExternalId: text(externalId ?? '', 'What Faultline must say to be given the role.'),
  }
}

const CONDITIONS: Section = {
  AsksExternalId: isGiven('ExternalId'),
  TrustsOneRole: isGiven('TrustedRoleArn'),
  AsksAnything: { 'Fn::Or': [{ Condition: 'AsksExternalId' }, { Condition: 'TrustsOneRole' }] },
}

const ROLE: Section = {
  Type: 'AWS::IAM::Role',
  Properties: {
    RoleName: ref('RoleName'),
    Path: ref('RolePath'),
    Description: 'Faultline reads how identity is set up.',
    AssumeRolePolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: { AWS: sub('arn:{AWS::Partition}:iam::{TrustedAccountId}:root') },
          Condition: onlyIf('AsksAnything', {
            StringEquals: onlyIf('AsksExternalId', { 'sts:ExternalId': ref('ExternalId') }),
            ArnEquals: onlyIf('TrustsOneRole', { 'aws:PrincipalArn': ref('TrustedRoleArn') }),
          }),
        },
      ],
    },
    Policies: [{ PolicyName: 'read-evidence', PolicyDocument: rolePolicy() as Plain }],
  },
}
