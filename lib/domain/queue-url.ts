/** Reads the address of an SQS queue. */
import type { Partition } from './aws-connection'

export interface QueueUrl {
  /** The Region that the host names; null where that is none of AWS's, as with a custom endpoint. */
  region: string | null
  /** In lower case, without the port. */
  host: string
  /** 12 digits. */
  account: string
  name: string
}

/** `sqs.eu-west-1.amazonaws.com`, its FIPS, dual-stack, private and old forms. */
const HOSTS = [
  /^sqs(?:-fips)?\.([a-z0-9-]+)\.(?:amazonaws\.com(?:\.cn)?|api\.aws|api\.amazonwebservices\.com\.cn)$/,
  /^([a-z0-9-]+)\.queue\.amazonaws\.com(?:\.cn)?$/,
  /^[a-z0-9-]+\.sqs\.([a-z0-9-]+)\.vpce\.amazonaws\.com(?:\.cn)?$/,
]

const PATH = /^\/(\d{12})\/([\w-]{1,80}(?:\.fifo)?)$/

/** Its parts; null where it is no http(s) address that ends in an account id and a queue's name. */
export function parseQueueUrl(text: string): QueueUrl | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname: host, pathname, username, password, search, hash } = new URL(text)
  const [, account, name] = PATH.exec(pathname) ?? []
  if (!/^https?:$/.test(protocol) || account === undefined || name === undefined) return null
  if (username || password || search || hash) return null
  const region = HOSTS.map((pattern) => pattern.exec(host)?.[1]).find((found) => found !== undefined) ?? null
  return { region, host, account, name }
}

/** The queue's ARN; any Region where its address does not tell it. */
export function queueArn({ region, account, name }: QueueUrl, partition: Partition): string {
  return `arn:${partition}:sqs:${region ?? '*'}:${account}:${name}`
}
