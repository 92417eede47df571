/** Section F of the catalogue: IAM as code, and who changed what. */
import type { TemplateItem } from '../template'
import { item, OF_IDENTITY } from './item'

export const AS_CODE: readonly TemplateItem[] = [
  item('F1', 'auto', {
    text: 'Check that each role and policy can be traced to the code that made it',
    why: 'What stands in no code can be neither reviewed nor rebuilt.',
    where:
      'The tag aws:cloudformation:stack-id, or the tags that your Terraform sets. API: iam:ListRoleTags, iam:ListPolicyTags.',
    required: null,
    days: 30,
  }),
  item('F2', 'auto', {
    text: 'Look for drift in the stacks that hold IAM',
    why: 'A change by hand is gone with the next deployment, or stays for ever.',
    where: 'Console: CloudFormation, stack, drift. API: cloudformation:DetectStackDrift; terraform plan.',
    required: null,
    days: 14,
  }),
  item('F3', 'auto', {
    text: 'Give every IAM change in the window its who, what and why',
    why: 'Changes made during an outage are the least reviewed. An unknown one needs a written reason.',
    where:
      'API: cloudtrail:LookupEvents in IAM’s control-plane Region, 90 days back. Whether it came from code, CI or the console is read from caller and user agent, so it is a guess.',
    required: OF_IDENTITY,
    days: 5,
  }),
]
