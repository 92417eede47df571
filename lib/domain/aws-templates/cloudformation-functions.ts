/** CloudFormation's own functions, as they stand in a template. */
import type { Plain } from './yaml-text'

/** The value of a parameter, or the name of a resource. */
export function ref(name: string): Plain {
  return { Ref: name }
}

/** The ARN of a resource. */
export function arnOf(resource: string): Plain {
  return { 'Fn::GetAtt': [resource, 'Arn'] }
}

/** Text in which `{Name}` stands for a parameter or a resource: "Bearer {IngestToken}". */
export function sub(text: string): Plain {
  return { 'Fn::Sub': text.replaceAll('{', '${') }
}

/** Whether a parameter holds anything. */
export function isGiven(parameter: string): Plain {
  return { 'Fn::Not': [{ 'Fn::Equals': [ref(parameter), ''] }] }
}

export function bothOf(one: Plain, other: Plain): Plain {
  return { 'Fn::And': [one, other] }
}

/** The value where a condition holds; else the property is left out. */
export function onlyIf(condition: string, value: Plain): Plain {
  return { 'Fn::If': [condition, value, ref('AWS::NoValue')] }
}
