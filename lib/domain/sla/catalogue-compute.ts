/** Published commitments: compute, containers, functions and the ways to them. */
import { lookUp, type SlaEntry, usualSteps } from './commitment'

const LOGS = 'logs that show the errors, without anything secret in them'

export const COMPUTE_TERMS: readonly SlaEntry[] = [
  {
    service: 'ec2',
    name: 'Amazon EC2',
    basis: 'quoted',
    link: 'https://aws.amazon.com/compute/sla/',
    dated: '2022-05-25',
    commitments: [
      {
        applies: 'instances that run in two or more Availability Zones of a Region at once',
        uptime: 99.99,
        steps: usualSteps(99.99, 30),
      },
      { applies: 'each instance by itself', uptime: 99.5, steps: usualSteps(99.5, 30) },
    ],
    unavailable:
      'Instances in several zones at once, or the single one, cannot be reached from outside. Failing API calls are not that.',
    claim: ['ids of the instances', LOGS],
    note: 'An outage in one zone counts for single instances only. Whole hours in which an instance was down may be free of charge without a claim.',
  },
  {
    service: 'ebs',
    name: 'Amazon EBS',
    basis: 'quoted',
    link: 'https://aws.amazon.com/ebs/sla/',
    dated: null,
    commitments: [
      {
        applies: 'volumes attached in two or more Availability Zones of a Region at once',
        uptime: 99.99,
        steps: usualSteps(99.99, 30),
      },
      { applies: 'each volume by itself', uptime: 99.9, steps: usualSteps(99.9, 30) },
    ],
    unavailable: 'Attached volumes neither read nor write while requests wait for them.',
    claim: ['ids of the volumes', LOGS],
    note: 'AWS tells of outages of EBS mostly under EC2.',
  },
  lookUp('ecs', 'Amazon ECS', 'https://aws.amazon.com/ecs/sla/', 'Until May 2022 it stood in the terms of EC2.'),
  lookUp(
    'fargate',
    'AWS Fargate',
    'https://aws.amazon.com/legal/service-level-agreements/',
    'Until May 2022 it stood in the terms of EC2.',
  ),
  {
    service: 'eks',
    name: 'Amazon EKS',
    basis: 'copy',
    link: 'https://aws.amazon.com/eks/sla/',
    dated: '2022-05-04',
    commitments: [{ applies: 'the Kubernetes endpoint of each cluster', uptime: 99.95, steps: usualSteps(99.95) }],
    unavailable: 'The endpoint of the cluster does not answer; pods are a matter of EC2 and Fargate.',
    claim: ['names of the clusters', LOGS],
    note: 'Newer kinds of control plane may have terms of their own.',
  },
  lookUp('ecr', 'Amazon ECR', 'https://aws.amazon.com/ecr/sla/'),
  {
    service: 'lambda',
    name: 'AWS Lambda',
    basis: 'quoted',
    link: 'https://aws.amazon.com/lambda/sla/',
    dated: null,
    commitments: [{ applies: 'invocations in a Region', uptime: 99.95, steps: usualSteps(99.95) }],
    unavailable:
      'The share of invocations that end in error 500 or 503, in each five minutes; without any, all is well.',
    claim: ['the billing cycle', 'names of the functions', LOGS],
    note: null,
  },
  {
    service: 'apigateway',
    name: 'Amazon API Gateway',
    basis: 'copy',
    link: 'https://aws.amazon.com/api-gateway/sla/',
    dated: '2022-05-05',
    commitments: [{ applies: 'requests to APIs in a Region', uptime: 99.95, steps: usualSteps(99.95) }],
    unavailable: 'The share of requests that fail by a fault within API Gateway, in each five minutes.',
    claim: ['the billing cycle', 'ids of the APIs', LOGS],
    note: null,
  },
  {
    service: 'elb',
    name: 'Elastic Load Balancing',
    basis: 'copy',
    link: 'https://aws.amazon.com/elasticloadbalancing/sla/',
    dated: '2022-07-25',
    commitments: [
      {
        applies: 'each load balancer in two or more Availability Zones',
        uptime: 99.99,
        steps: usualSteps(99.99, 30),
      },
      { applies: 'each load balancer in one Availability Zone', uptime: 99.9, steps: null },
    ],
    unavailable: null,
    claim: ['ARNs or names of the load balancers', LOGS],
    note: null,
  },
  lookUp('state', 'AWS Step Functions', 'https://aws.amazon.com/step-functions/sla/'),
]
