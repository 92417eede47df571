/** What a template for AWS is filled with: taken from the connection, changeable where the template is run. */
import { type AwsConnection, type ConnectionKind, HOME_REGION, type Partition } from '../aws-connection'
import { parseQueueUrl } from '../queue-url'
import { parseRoleArn } from '../role-arn'

/**
 * Where AWS Health's messages arrive a second time, and with them those of Regions without a rule of their own. In
 * partition aws it is us-west-2, whose own backup is us-east-1 (AWS Health User Guide, "Creating EventBridge rules for
 * AWS Region coverage"); the other partitions have two Regions each.
 */
export const BACKUP_REGION: Readonly<Record<Partition, string>> = {
  aws: 'us-west-2',
  'aws-cn': 'cn-north-1',
  'aws-us-gov': 'us-gov-east-1',
}

export interface TemplateValues {
  kind: ConnectionKind
  partition: Partition
  role: { path: string; name: string }
  /** The account whose identities may take the role; null where the one who runs the template must say it. */
  trustedAccount: string | null
  externalId: string | null
  queueName: string
  homeRegion: string
  backupRegion: string
  /** Where EventBridge could send messages besides; null: nowhere. https only, as EventBridge demands. */
  faultlineUrl: string | null
}

const ROLE_NAME = 'faultline'
const QUEUE_NAME = 'faultline-health'

/** What Faultline knows besides the connection. */
export interface Surroundings {
  /** The account that Faultline's own credentials belong to; null where it is not known. */
  ownAccount: string | null
  /** Where Faultline is reached. */
  origin: string
}

export function templateValuesOf(connection: AwsConnection, { ownAccount, origin }: Surroundings): TemplateValues {
  const { kind, partition, credentials, queueUrls } = connection
  const takesRole = credentials.from === 'assume-role'
  const role = takesRole ? parseRoleArn(credentials.roleArn) : null
  return {
    kind,
    partition,
    role: { path: role?.path ?? '/', name: role?.name ?? ROLE_NAME },
    trustedAccount: takesRole ? ownAccount : null,
    externalId: takesRole ? credentials.externalId : null,
    queueName: queueUrls.map((url) => parseQueueUrl(url)?.name).find((name) => name !== undefined) ?? QUEUE_NAME,
    homeRegion: HOME_REGION[partition],
    backupRegion: BACKUP_REGION[partition],
    faultlineUrl: origin.startsWith('https://') ? origin : null,
  }
}
