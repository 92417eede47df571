import { expect, it } from 'vitest'
import { spellingsOf, spellingsWithin } from './service-names'

it.each<[string, string, string[]]>([
  [
    'ec2',
    'Amazon Elastic Compute Cloud (N. Virginia)',
    ['Amazon Elastic Compute Cloud', 'Elastic Compute Cloud', 'EC2'],
  ],
  ['lambda', 'AWS Lambda', ['AWS Lambda']],
  ['config', 'AWS Config', ['AWS Config']],
  ['cloudfront', 'Amazon CloudFront', ['Amazon CloudFront', 'CloudFront']],
  ['autoscaling', 'Auto Scaling', ['Auto Scaling']],
  ['ram', 'AWS Resource Access Manager', ['AWS Resource Access Manager', 'Resource Access Manager']],
  ['internetconnectivity', 'AWS Internet Connectivity (Ohio)', ['AWS Internet Connectivity']],
  ['management-console', 'AWS Management Console', ['AWS Management Console']],
  ['multipleservices', 'Multiple services', []],
  ['newthing', 'newthing', []],
  ['odd', '', ['ODD']],
])('%s, shown as %j, is named by %j', (service, serviceName, spellings) => {
  expect(spellingsOf({ service, serviceName })).toEqual(spellings)
})

it.each<[string, string[]]>([
  ['Errors where AWS Lambda is called', ['AWS Lambda']],
  ['Errors of EC2, S3 and (AWS Lambda)', ['AWS Lambda', 'EC2', 'S3']],
  ['Errors of S3-like stores and of ec2', []],
  ['Lambda errors', []],
  ['Errors of the elastic compute cloud', []],
  ['Amazon Elastic Compute Cloud fails', ['Elastic Compute Cloud']],
  ['', []],
])('finds in %j %j', (text, found) => {
  const known = new Set(['AWS Lambda', 'EC2', 'S3', 'Elastic Compute Cloud'])
  expect(spellingsWithin(text, known).sort()).toEqual(found)
})
