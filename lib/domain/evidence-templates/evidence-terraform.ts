/** The Terraform module of the evidence role: in the account of the provider, or as a StackSet below units of an organization. */
import { hclString, hclValue } from '@/lib/domain/aws-templates/hcl-text'
import { evidenceTemplate } from './evidence-cloudformation'
import { rolePolicy, whyOf } from './evidence-policy'
import type { EvidenceValues } from './evidence-values'

/** The module as one file. */
export function evidenceTerraformText(values: EvidenceValues): string {
  return [HEAD, variables(values), TRUST, role(), stackSet(values), OUTPUT].join('\n')
}

const HEAD = `# A role with which Faultline reads how identity is set up. Name units to have it made in every account below them, now
# and later; without, it is made in the account of the provider.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}
`

function variables({ role: { name, path }, trustedAccount, trustedRoleArn, externalId }: EvidenceValues): string {
  const text = (variable: string, description: string, value: string | null) => `variable "${variable}" {
  type        = string
  description = ${hclString(description)}
${value === null ? '' : `  default     = ${hclString(value)}\n`}}
`
  return [
    `variable "units" {
  type        = set(string)
  description = "Ids of organizational units, or of the root, to roll the role out below. Run it in the management account."
  default     = []
}
`,
    text('role_name', 'Name of the role, the same in every account.', name),
    text('role_path', 'Path of the role.', path),
    text('trusted_account_id', 'The account that Faultline reads the organization through.', trustedAccount),
    text('trusted_role_arn', 'The role there that may take this one. Empty: any that may.', trustedRoleArn ?? ''),
    text('external_id', 'What Faultline must say to be given the role.', externalId ?? ''),
  ].join('\n')
}

const TRUST = `locals {
  here = length(var.units) == 0 ? 1 : 0
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:\${data.aws_partition.current.partition}:iam::\${var.trusted_account_id}:root"]
    }
    dynamic "condition" {
      for_each = var.external_id == "" ? [] : [var.external_id]
      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [condition.value]
      }
    }
    dynamic "condition" {
      for_each = var.trusted_role_arn == "" ? [] : [var.trusted_role_arn]
      content {
        test     = "ArnEquals"
        variable = "aws:PrincipalArn"
        values   = [condition.value]
      }
    }
  }
}
`

function role(): string {
  const policy = hclValue(rolePolicy(), whyOf)
  return `resource "aws_iam_role" "evidence" {
  count = local.here

  name               = var.role_name
  path               = var.role_path
  description        = "Faultline reads how identity is set up."
  assume_role_policy = data.aws_iam_policy_document.trust.json
}

resource "aws_iam_role_policy" "evidence" {
  count = local.here

  name = "read-evidence"
  role = aws_iam_role.evidence[0].id
  policy = jsonencode(${policy.replaceAll('\n', '\n  ')})
}
`
}

function stackSet(values: EvidenceValues): string {
  const template = hclValue(evidenceTemplate(values))
  return `resource "aws_cloudformation_stack_set" "evidence" {
  count = 1 - local.here

  name             = "faultline-evidence"
  permission_model = "SERVICE_MANAGED"
  capabilities     = ["CAPABILITY_NAMED_IAM"]
  auto_deployment {
    enabled                          = true
    retain_stacks_on_account_removal = false
  }
  parameters = {
    RoleName         = var.role_name
    RolePath         = var.role_path
    TrustedAccountId = var.trusted_account_id
    TrustedRoleArn   = var.trusted_role_arn
    ExternalId       = var.external_id
  }
  template_body = jsonencode(${template.replaceAll('\n', '\n  ')})
  lifecycle {
    # The provider reads back one that StackSets with permissions of the organization do not have.
    ignore_changes = [administration_role_arn]
  }
}

resource "aws_cloudformation_stack_instances" "evidence" {
  count = 1 - local.here

  stack_set_name = aws_cloudformation_stack_set.evidence[0].name
  regions        = [${hclString(values.homeRegion)}]
  deployment_targets {
    organizational_unit_ids = var.units
  }
}
`
}

const OUTPUT = `output "role_name" {
  description = "The connection's evidence role in Faultline."
  value       = trimprefix("\${var.role_path}\${var.role_name}", "/")
}
`
