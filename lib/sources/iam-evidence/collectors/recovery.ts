/** What a recovery could start from: databases, tables and what AWS Backup keeps, Region by Region. */
import { z } from 'zod'
import type { RecoveryFacts } from '@/lib/domain/evidence/facts'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading, Collector } from '../collector'
import { eachRegion } from '../each-region'
import { listAll, tokenAs } from '../listing'
import { instant, listOf, optionalText } from '../payload'

const MOST_DATABASES = 1_000
/** Each table costs a request. */
const MOST_TABLES = 100
const MOST_BACKUPS = 1_000

const DATABASES = z.object({
  DBInstances: listOf(
    z.object({ DBInstanceIdentifier: z.string(), MultiAZ: z.boolean().nullish(), LatestRestorableTime: instant }),
  ),
  Marker: optionalText,
})
const TABLES = z.object({ TableNames: listOf(z.string()), LastEvaluatedTableName: optionalText })
const CONTINUOUS = z.object({
  ContinuousBackupsDescription: z.object({
    PointInTimeRecoveryDescription: z
      .object({ PointInTimeRecoveryStatus: optionalText, LatestRestorableDateTime: instant })
      .nullish(),
  }),
})
const PROTECTED = z.object({
  Results: listOf(z.object({ ResourceArn: z.string(), LastBackupTime: instant })),
  NextToken: optionalText,
})

type Region = RecoveryFacts['regions'][number]

export const recovery: Collector<'recovery'> = {
  kind: 'recovery',
  read: async (reading) => {
    const regions = await eachRegion(reading, async (region) => ({
      region,
      databases: await listDatabases(reading, region),
      tables: await listTables(reading, region),
      backups: await listBackups(reading, region),
    }))
    return { body: { regions } }
  },
}

async function listDatabases({ session }: AccountReading, region: string): Promise<Region['databases']> {
  const request = async (token: string | undefined) => {
    const page = await session.read('rds', region, DATABASES, (rds) =>
      rds.describeDBInstances(tokenAs('Marker', token)),
    )
    const items = page.DBInstances.map(({ DBInstanceIdentifier, MultiAZ, LatestRestorableTime }) => ({
      id: DBInstanceIdentifier,
      multiAz: MultiAZ === true,
      restorableUntil: LatestRestorableTime,
    }))
    return { items, next: page.Marker }
  }
  return listAll(session.sentence(`the databases in ${region}`), request, MOST_DATABASES)
}

async function listTables({ session }: AccountReading, region: string): Promise<Region['tables']> {
  const request = async (token: string | undefined) => {
    const page = await session.read('dynamoDb', region, TABLES, (dynamoDb) =>
      dynamoDb.listTables(tokenAs('ExclusiveStartTableName', token)),
    )
    return { items: page.TableNames, next: page.LastEvaluatedTableName }
  }
  const tables: Region['tables'] = []
  for (const name of await listAll(session.sentence(`the tables in ${region}`), request, MOST_TABLES)) {
    const table = await findTable(session, region, name)
    if (table !== null) tables.push(table)
  }
  return tables
}

/** Null for a table that was dropped meanwhile. */
async function findTable(
  session: AccountReading['session'],
  region: string,
  TableName: string,
): Promise<Region['tables'][number] | null> {
  try {
    const { ContinuousBackupsDescription } = await session.read('dynamoDb', region, CONTINUOUS, (dynamoDb) =>
      dynamoDb.describeContinuousBackups({ TableName }),
    )
    const point = ContinuousBackupsDescription.PointInTimeRecoveryDescription
    return {
      name: TableName,
      pointInTime: point?.PointInTimeRecoveryStatus === 'ENABLED',
      restorableUntil: point?.LatestRestorableDateTime ?? null,
    }
  } catch (error) {
    if (error instanceof AwsError && error.awsName === 'TableNotFoundException') return null
    throw error
  }
}

async function listBackups({ session }: AccountReading, region: string): Promise<Region['backups']> {
  const request = async (token: string | undefined) => {
    const page = await session.read('backup', region, PROTECTED, (backup) =>
      backup.listProtectedResources(tokenAs('NextToken', token)),
    )
    const items = page.Results.map(({ ResourceArn, LastBackupTime }) => ({
      arn: ResourceArn,
      latestAt: LastBackupTime,
    }))
    return { items, next: page.NextToken }
  }
  return listAll(session.sentence(`what AWS Backup keeps in ${region}`), request, MOST_BACKUPS)
}
