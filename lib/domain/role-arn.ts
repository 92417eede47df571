/** Reads the ARN of an IAM role. */

export interface RoleArn {
  /** As written: `aws`, `aws-cn`, `aws-us-gov` or one that is not known here. */
  partition: string
  /** 12 digits. */
  account: string
  /** `/` or `/team/`. */
  path: string
  name: string
}

/** IAM's own limits: a path of at most 512 characters, a name of at most 64 of these. */
const ROLE = /^arn:(aws[a-z-]*):iam::(\d{12}):role((?:\/[\w+=,.@-]+){0,32}\/)([\w+=,.@-]{1,64})$/

/** Its parts; null for anything else, ARNs of sessions and users among it. */
export function parseRoleArn(text: string): RoleArn | null {
  const [, partition, account, path, name] = ROLE.exec(text) ?? []
  if (partition === undefined || account === undefined || path === undefined || name === undefined) return null
  return { partition, account, path, name }
}
