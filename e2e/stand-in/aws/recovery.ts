/** What a recovery could start from: Amazon RDS, Amazon DynamoDB and AWS Backup. */
import type { Call } from './call'
import { seconds } from './health-shapes'
import { isoOf } from './iam-shapes'
import { cutPage } from './listing'
import type { Operation, Operations, World } from './operation'
import { sortByKey } from './pages'
import { Items } from './query-xml'
import { ServiceError } from './service-error'
import { DAY_MS } from './truth-principals'
import type { TruthBackup } from './truth-watching'
import { requiredText, textIn, wholeIn } from './validation'

const describeDbInstances: Operation = (call, world) => {
  const { account, region } = call
  const now = world.truth.clock.now()
  const found = world.truth.identities.get(account).databases.filter((each) => each.region === region)
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(found, ({ id }) => id),
    size: wholeIn(call.input, 'MaxRecords', 20, 100, 100),
    token: textIn(call.input, 'Marker'),
    tokenError: 'InvalidParameterValue',
  })
  const shapes = items.map(({ id, multiAz, restorableAgo }) => ({
    DBInstanceIdentifier: id,
    DBInstanceArn: `arn:aws:rds:${region}:${account}:db:${id}`,
    DBInstanceStatus: 'available',
    Engine: 'postgres',
    MultiAZ: multiAz,
    LatestRestorableTime: restorableAgo === null ? undefined : isoOf(now - restorableAgo),
  }))
  return { DBInstances: new Items('DBInstance', shapes), ...(token === null ? {} : { Marker: token }) }
}

export const RDS: Operations = { DescribeDBInstances: describeDbInstances }

const listTables: Operation = ({ account, region, input }, { truth }) => {
  const after = textIn(input, 'ExclusiveStartTableName') ?? ''
  const limit = Math.min(wholeIn(input, 'Limit', 1, 100, 100), truth.mostPerPage ?? 100)
  const { tables } = truth.identities.get(account)
  const names = tables.flatMap((each) => (each.region === region && each.name > after ? [each.name] : [])).sort()
  const page = names.slice(0, limit)
  return { TableNames: page, ...(page.length < names.length ? { LastEvaluatedTableName: page.at(-1) } : {}) }
}

const describeContinuousBackups: Operation = ({ account, region, input }, { truth }) => {
  const name = requiredText(input, 'TableName')
  const { tables } = truth.identities.get(account)
  const table = tables.find((each) => each.name === name && each.region === region)
  if (table === undefined) throw new ServiceError('TableNotFoundException', `There is no table ${name}.`)
  const now = truth.clock.now()
  const recovery = table.pointInTime
    ? {
        PointInTimeRecoveryStatus: 'ENABLED',
        EarliestRestorableDateTime: seconds(now - 35 * DAY_MS),
        LatestRestorableDateTime: seconds(now - 300_000),
      }
    : { PointInTimeRecoveryStatus: 'DISABLED' }
  return {
    ContinuousBackupsDescription: { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: recovery },
  }
}

export const DYNAMODB: Operations = { DescribeContinuousBackups: describeContinuousBackups, ListTables: listTables }

function backupsIn({ account, region }: Call, { truth }: World): TruthBackup[] {
  return truth.identities.get(account).backups.filter((each) => each.region === region)
}

const listProtectedResources: Operation = (call, world) => {
  const { items, token } = cutPage(call, world, {
    sorted: () => sortByKey(backupsIn(call, world), ({ arn }) => arn),
    size: wholeIn(call.input, 'maxResults', 1, 1000, 100),
    token: textIn(call.input, 'nextToken'),
    tokenError: 'InvalidParameterValueException',
  })
  return {
    Results: items.map(({ arn, type, lastAt }) => ({
      ResourceArn: arn,
      ResourceType: type,
      LastBackupTime: seconds(lastAt),
    })),
    ...(token === null ? {} : { NextToken: token }),
  }
}

export const BACKUP: Operations = {
  ListProtectedResources: listProtectedResources,
  ListRecoveryPointsByResource: (call, world) => {
    const arn = requiredText(call.input, 'ResourceArn')
    const found = backupsIn(call, world).filter((each) => each.arn === arn)
    return {
      RecoveryPoints: found.map(({ lastAt }) => ({
        RecoveryPointArn: `${arn}:recovery-point`,
        CreationDate: seconds(lastAt),
        Status: 'COMPLETED',
      })),
    }
  },
}
