/** iam:GenerateCredentialReport and iam:GetCredentialReport: IAM makes the report first, which may take a while. */
import { z } from 'zod'
import { AwsError } from '@/lib/sources/aws/aws-error'
import type { AccountReading, Collector } from '../collector'
import { parseCredentialReport } from '../credential-report-csv'
import { instant } from '../payload'
import { UnreadError } from '../unread'

/** 30 s in all: longer than that another job waits, and this one goes on to other accounts. */
const WAITS_MS = [1_000, 2_000, 3_000, 4_000, 5_000, 7_000, 8_000]

const STATE = z.object({ State: z.string() })
const REPORT = z.object({ Content: z.instanceof(Uint8Array), GeneratedTime: instant })

/** That there is no report, not yet or no longer: as the wire and as the SDK call it. */
const NOT_THERE = new Set([
  'ReportNotPresent',
  'ReportExpired',
  'ReportInProgress',
  'CredentialReportNotPresentException',
  'CredentialReportExpiredException',
  'CredentialReportNotReadyException',
])

export const credentialReport: Collector<'credential-report'> = {
  kind: 'credential-report',
  read: async (reading) => {
    // STARTED: what comes is made after this moment, whatever it says of itself.
    let begunAt = 0
    for (const wait of [0, ...WAITS_MS]) {
      if (wait > 0) await reading.wait(wait)
      const state = await askForReport(reading)
      if (state === 'STARTED') begunAt = Date.now()
      const answer = state === 'COMPLETE' ? await fetchReport(reading) : null
      if (answer !== null) return foundReport(reading, answer, begunAt)
    }
    throw new UnreadError(
      'still-made',
      reading.session.sentence(
        'IAM is still making the credential report; other evidence is collected. It is asked for again in two minutes.',
      ),
    )
  },
}

async function askForReport({ session, controlRegion }: AccountReading): Promise<string> {
  return (await session.read('iam', controlRegion, STATE, (iam) => iam.generateCredentialReport())).State
}

async function fetchReport({ session, controlRegion }: AccountReading): Promise<z.infer<typeof REPORT> | null> {
  try {
    return await session.read('iam', controlRegion, REPORT, (iam) => iam.getCredentialReport())
  } catch (error) {
    if (error instanceof AwsError && NOT_THERE.has(error.awsName)) return null
    throw error
  }
}

/**
 * The report with its own time. A GeneratedTime before the newest change that the report itself tells of is wrong, and so is
 * one before IAM said that it begins to make it.
 */
function foundReport({ session }: AccountReading, { Content, GeneratedTime }: z.infer<typeof REPORT>, begunAt: number) {
  try {
    const { report, newestChange } = parseCredentialReport(new TextDecoder().decode(Content))
    const now = Date.now()
    return { body: report, asOf: Math.min(now, Math.max(GeneratedTime ?? now, newestChange ?? 0, begunAt)) }
  } catch (error) {
    throw new UnreadError(
      'unreadable',
      session.sentence(
        `the credential report cannot be read: ${error instanceof Error ? error.message : 'it is no CSV'}.`,
      ),
      error,
    )
  }
}
