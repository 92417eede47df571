/** AWS Config, Security Hub and GuardDuty: whether each is on, Region by Region. */
import { z } from 'zod'
import type { DetectionFacts } from '@/lib/domain/evidence/facts'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading, Collector } from '../collector'
import { listAll, tokenAs } from '../listing'
import { listOf, optionalText } from '../payload'
import { unreadReasonOf } from '../unread'

const RECORDERS = z.object({ ConfigurationRecordersStatus: listOf(z.object({ recording: z.boolean().nullish() })) })
const HUB = z.object({ HubArn: optionalText })
const DETECTORS = z.object({ DetectorIds: listOf(z.string()), NextToken: optionalText })
const DETECTOR = z.object({ Status: z.string() })

/** By these Security Hub says that nobody subscribed to it; a denied call has a name of its own. */
const HUB_OFF = new Set(['InvalidAccessException', 'ResourceNotFoundException'])

export const detectionServices: Collector<'detection-services'> = {
  kind: 'detection-services',
  read: async (reading) => {
    const regions: DetectionFacts['regions'] = []
    const failures: unknown[] = []
    const attempt = async (ask: () => Promise<boolean>): Promise<boolean | null> => {
      try {
        return await ask()
      } catch (error) {
        if (unreadReasonOf(error) === null) throw error
        failures.push(error)
        return null
      }
    }
    for (const region of reading.regions)
      regions.push({
        region,
        config: await attempt(() => isConfigOn(reading, region)),
        securityHub: await attempt(() => isSecurityHubOn(reading, region)),
        guardDuty: await attempt(() => isGuardDutyOn(reading, region)),
      })
    if (failures.length === regions.length * 3) throw failures[0]
    return { body: { regions } }
  },
}

async function isConfigOn({ session }: AccountReading, region: string): Promise<boolean> {
  const { ConfigurationRecordersStatus } = await session.read('config', region, RECORDERS, (config) =>
    config.describeConfigurationRecorderStatus(),
  )
  return ConfigurationRecordersStatus.some(({ recording }) => recording === true)
}

async function isSecurityHubOn({ session }: AccountReading, region: string): Promise<boolean> {
  try {
    await session.read('securityHub', region, HUB, (securityHub) => securityHub.describeHub())
    return true
  } catch (error) {
    if (error instanceof AwsError && HUB_OFF.has(error.awsName)) return false
    throw error
  }
}

async function isGuardDutyOn({ session }: AccountReading, region: string): Promise<boolean> {
  const detectors = await listAll(session.sentence(`the detectors in ${region}`), async (token) => {
    const page = await session.read('guardDuty', region, DETECTORS, (guardDuty) =>
      guardDuty.listDetectors(tokenAs('NextToken', token)),
    )
    return { items: page.DetectorIds, next: page.NextToken }
  })
  for (const DetectorId of detectors) {
    const { Status } = await session.read('guardDuty', region, DETECTOR, (guardDuty) =>
      guardDuty.getDetector({ DetectorId }),
    )
    if (Status === 'ENABLED') return true
  }
  return false
}
