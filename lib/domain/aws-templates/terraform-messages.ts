/** The part of the Terraform module that brings EventBridge's messages of AWS Health into queues, and to Faultline. */
import { EVENT_PATTERN, HIDDEN_SECONDS, KEPT_SECONDS, MOST_PER_SECOND } from './cloudformation-messages'
import { hclValue } from './hcl-text'

const QUEUES = `resource "aws_sqs_queue" "health" {
  for_each = var.regions
  region   = each.value

  name                       = var.queue_name
  message_retention_seconds  = ${KEPT_SECONDS}
  visibility_timeout_seconds = ${HIDDEN_SECONDS}
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
`

const RULES = `resource "aws_cloudwatch_event_rule" "health" {
  for_each = var.regions
  region   = each.value

  name        = var.queue_name
  description = "AWS Health to Faultline."
  event_pattern = jsonencode(${hclValue(EVENT_PATTERN).replaceAll('\n', '\n  ')})
}

resource "aws_cloudwatch_event_target" "queue" {
  for_each = var.regions
  region   = each.value

  rule = aws_cloudwatch_event_rule.health[each.value].name
  arn  = aws_sqs_queue.health[each.value].arn
}
`

const DESTINATIONS = `locals {
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
      value = "Bearer \${var.ingest_token}"
    }
  }
}

resource "aws_cloudwatch_event_api_destination" "faultline" {
  for_each = local.sending
  region   = each.value

  name                             = var.queue_name
  connection_arn                   = aws_cloudwatch_event_connection.faultline[each.value].arn
  http_method                      = "POST"
  invocation_endpoint              = "\${var.faultline_url}/api/ingest/eventbridge"
  invocation_rate_limit_per_second = ${MOST_PER_SECOND}
}
`

const SENDER = `data "aws_iam_policy_document" "sender_trust" {
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

  name               = "\${var.role_name}-sender"
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
`

/** Queues, rules, and what sends to Faultline itself where that is asked for. */
export const TERRAFORM_MESSAGES = [QUEUES, RULES, DESTINATIONS, SENDER].join('\n')
