/** The Terraform module: a policy, a role, and EventBridge's messages of AWS Health in a queue of each Region. */
import { AWS_PERMISSIONS } from '../aws-permissions'
import { leastPolicy } from '../aws-policy'
import { type Expression, type HclValue, hclString, hclValue } from './hcl-text'
import type { TemplateValues } from './template-values'
import { TERRAFORM_MESSAGES } from './terraform-messages'

/** The module as one file. */
export function terraformText(values: TemplateValues): string {
  return [headOf(values), VERSIONS, variables(values), policy(values), ROLE, TERRAFORM_MESSAGES, OUTPUTS].join('\n')
}

function headOf({ kind, homeRegion, backupRegion }: TemplateValues): string {
  const what = kind === 'organization' ? 'an organization' : 'an account'
  return `# Lets Faultline read AWS Health of ${what}. One run makes what is needed in ${homeRegion} and ${backupRegion}.
`
}

// Resources name their Region themselves since version 6 of the provider.
const VERSIONS = `terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}
`

function variables(values: TemplateValues): string {
  const text = (name: string, description: string, value: string, more = '') => `variable "${name}" {
  type        = string
  description = ${hclString(description)}
  default     = ${hclString(value)}
${more}}
`
  return [
    `variable "regions" {
  type        = set(string)
  description = "Where EventBridge is listened to: the home Region and its backup."
  default     = [${[values.homeRegion, values.backupRegion].map(hclString).join(', ')}]
}
`,
    text('role_name', 'Name of the role that Faultline takes, and of the policy.', values.role.name),
    text('role_path', 'Path of the role.', values.role.path),
    text(
      'trusted_account_id',
      'The account that Faultline runs in. Empty: no role is made, attach the policy to an identity you have.',
      values.trustedAccount ?? '',
    ),
    text('external_id', 'What Faultline must say to be given the role.', values.externalId ?? ''),
    text('queue_name', 'Name of the queue that EventBridge fills, the same in every Region.', values.queueName),
    text(
      'faultline_url',
      'Only to have EventBridge send to Faultline itself besides: its address, https and without a slash at the end.',
      values.faultlineUrl ?? '',
    ),
    text(
      'ingest_token',
      'Only with faultline_url: a token of Faultline with the role responder.',
      '',
      '  sensitive   = true\n',
    ),
  ].join('\n')
}

const WHY = new Map(AWS_PERMISSIONS.map(({ action, why }) => [action, why]))
const QUEUES: Expression = { expression: '[for queue in aws_sqs_queue.health : queue.arn]' }

function policy({ kind }: TemplateValues): string {
  const least = leastPolicy<Expression>(kind, [QUEUES])
  const document: HclValue = {
    ...least,
    Statement: least.Statement.map((statement) => ({
      ...statement,
      Resource: statement.Resource === '*' ? '*' : QUEUES,
    })),
  }
  const text = hclValue(document, (scalar) => WHY.get(scalar) ?? null)
  return `resource "aws_iam_policy" "read" {
  name        = "\${var.role_name}-read"
  description = "What Faultline may read."
  policy = jsonencode(${text.replaceAll('\n', '\n  ')})
}
`
}

const ROLE = `locals {
  makes_role = var.trusted_account_id != ""
  asks_id    = var.external_id != ""
}

data "aws_partition" "current" {}

data "aws_iam_policy_document" "trust" {
  count = local.makes_role ? 1 : 0

  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "AWS"
      identifiers = ["arn:\${data.aws_partition.current.partition}:iam::\${var.trusted_account_id}:root"]
    }
    dynamic "condition" {
      for_each = local.asks_id ? [var.external_id] : []
      content {
        test     = "StringEquals"
        variable = "sts:ExternalId"
        values   = [condition.value]
      }
    }
  }
}

resource "aws_iam_role" "read" {
  count = local.makes_role ? 1 : 0

  name               = var.role_name
  path               = var.role_path
  assume_role_policy = data.aws_iam_policy_document.trust[0].json
}

resource "aws_iam_role_policy_attachment" "read" {
  count = local.makes_role ? 1 : 0

  role       = aws_iam_role.read[0].name
  policy_arn = aws_iam_policy.read.arn
}
`

const OUTPUTS = `output "role_arn" {
  description = "The connection's role ARN in Faultline."
  value       = one(aws_iam_role.read[*].arn)
}

output "policy_arn" {
  description = "To attach to an identity that you have."
  value       = aws_iam_policy.read.arn
}

output "queue_urls" {
  description = "The connection's queues in Faultline."
  value       = [for queue in aws_sqs_queue.health : queue.url]
}
`
