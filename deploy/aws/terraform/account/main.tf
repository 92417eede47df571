# Lets Faultline read AWS Health of an account. One run makes what is needed in us-east-1 and us-west-2.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 6.0"
    }
  }
}

variable "regions" {
  type        = set(string)
  description = "Where EventBridge is listened to: the home Region and its backup."
  default     = ["us-east-1", "us-west-2"]
}

variable "role_name" {
  type        = string
  description = "Name of the role that Faultline takes, and of the policy."
  default     = "faultline"
}

variable "role_path" {
  type        = string
  description = "Path of the role."
  default     = "/"
}

variable "trusted_account_id" {
  type        = string
  description = "The account that Faultline runs in. Empty: no role is made, attach the policy to an identity you have."
  default     = ""
}

variable "external_id" {
  type        = string
  description = "What Faultline must say to be given the role."
  default     = ""
}

variable "queue_name" {
  type        = string
  description = "Name of the queue that EventBridge fills, the same in every Region."
  default     = "faultline-health"
}

variable "faultline_url" {
  type        = string
  description = "Only to have EventBridge send to Faultline itself besides: its address, https and without a slash at the end."
  default     = ""
}

variable "ingest_token" {
  type        = string
  description = "Only with faultline_url: a token of Faultline with the role responder."
  default     = ""
  sensitive   = true
}

resource "aws_iam_policy" "read" {
  name        = "${var.role_name}-read"
  description = "What Faultline may read."
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Sid    = "FaultlineCredentials"
        Effect = "Allow"
        Action = [
          "sts:GetCallerIdentity", # learn which account the credentials belong to
        ]
        Resource = "*"
      },
      {
        Sid    = "FaultlineEvents"
        Effect = "Allow"
        Action = [
          "health:DescribeEvents",           # list the events of the account
          "health:DescribeEventDetails",     # read what AWS says about each of the account's events
          "health:DescribeAffectedEntities", # read which resources of the account an event affects
        ]
        Resource = "*"
      },
      {
        Sid    = "FaultlineServiceUsage"
        Effect = "Allow"
        Action = [
          "config:DescribeConfigurationAggregators",     # find an aggregator of AWS Config
          "config:SelectAggregateResourceConfig",        # count resources per account, service and Region
          "config:GetAggregateDiscoveredResourceCounts", # count resources per type
          "resource-explorer-2:ListIndexes",             # find an index of Resource Explorer where AWS Config is absent
          "resource-explorer-2:GetDefaultView",          # find the view to search through
          "resource-explorer-2:ListResources",           # list resources through that view
        ]
        Resource = "*"
      },
      {
        Sid    = "FaultlineEventBridge"
        Effect = "Allow"
        Action = [
          "sqs:GetQueueAttributes", # see how many messages wait
          "sqs:ReceiveMessage",     # receive EventBridge's messages
          "sqs:DeleteMessage",      # delete a message once it is stored
        ]
        Resource = [for queue in aws_sqs_queue.health : queue.arn]
      },
    ]
  })
}

locals {
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
      identifiers = ["arn:${data.aws_partition.current.partition}:iam::${var.trusted_account_id}:root"]
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

resource "aws_sqs_queue" "health" {
  for_each = var.regions
  region   = each.value

  name                       = var.queue_name
  message_retention_seconds  = 1209600
  visibility_timeout_seconds = 120
  sqs_managed_sse_enabled    = true
}

data "aws_iam_policy_document" "queue" {
  for_each = var.regions

  statement {
    sid       = "EventBridgeSends"
    actions   = ["sqs:SendMessage"]
    resources = [aws_sqs_queue.health[each.value].arn]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
    condition {
      test     = "ArnEquals"
      variable = "aws:SourceArn"
      values   = [aws_cloudwatch_event_rule.health[each.value].arn]
    }
  }
}

resource "aws_sqs_queue_policy" "health" {
  for_each = var.regions
  region   = each.value

  queue_url = aws_sqs_queue.health[each.value].url
  policy    = data.aws_iam_policy_document.queue[each.value].json
}

resource "aws_cloudwatch_event_rule" "health" {
  for_each = var.regions
  region   = each.value

  name        = var.queue_name
  description = "AWS Health to Faultline."
  event_pattern = jsonencode({
    source = [
      "aws.health",
    ]
  })
}

resource "aws_cloudwatch_event_target" "queue" {
  for_each = var.regions
  region   = each.value

  rule = aws_cloudwatch_event_rule.health[each.value].name
  arn  = aws_sqs_queue.health[each.value].arn
}

locals {
  # Whether EventBridge sends to Faultline itself besides.
  sending = var.faultline_url == "" ? toset([]) : var.regions
}

resource "aws_cloudwatch_event_connection" "faultline" {
  for_each = local.sending
  region   = each.value

  name               = var.queue_name
  authorization_type = "API_KEY"
  auth_parameters {
    api_key {
      key   = "Authorization"
      value = "Bearer ${var.ingest_token}"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "faultline" {
  for_each = local.sending
  region   = each.value

  name                             = var.queue_name
  connection_arn                   = aws_cloudwatch_event_connection.faultline[each.value].arn
  http_method                      = "POST"
  invocation_endpoint              = "${var.faultline_url}/api/ingest/eventbridge"
  invocation_rate_limit_per_second = 50
}

data "aws_iam_policy_document" "sender_trust" {
  statement {
    actions = ["sts:AssumeRole"]
    principals {
      type        = "Service"
      identifiers = ["events.amazonaws.com"]
    }
  }
}

data "aws_iam_policy_document" "send" {
  count = length(local.sending) > 0 ? 1 : 0

  statement {
    actions   = ["events:InvokeApiDestination"]
    resources = [for destination in aws_cloudwatch_event_api_destination.faultline : destination.arn]
  }
}

resource "aws_iam_role" "sender" {
  count = length(local.sending) > 0 ? 1 : 0

  name               = "${var.role_name}-sender"
  assume_role_policy = data.aws_iam_policy_document.sender_trust.json
}

resource "aws_iam_role_policy" "send" {
  count = length(local.sending) > 0 ? 1 : 0

  name   = "send-to-faultline"
  role   = aws_iam_role.sender[0].id
  policy = data.aws_iam_policy_document.send[0].json
}

resource "aws_cloudwatch_event_target" "faultline" {
  for_each = local.sending
  region   = each.value

  rule     = aws_cloudwatch_event_rule.health[each.value].name
  arn      = aws_cloudwatch_event_api_destination.faultline[each.value].arn
  role_arn = aws_iam_role.sender[0].arn
}

output "role_arn" {
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
