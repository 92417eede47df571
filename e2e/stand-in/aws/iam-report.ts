/** The credential report: made on demand, up to four hours old, in CSV. */
import type { AccountIdentity } from './account-identity'
import { isoOf } from './iam-shapes'
import type { Operation, Operations } from './operation'
import { ServiceError } from './service-error'
import type { Truth } from './truth'
import type { ReportCourse } from './truth-identity'
import type { Moment, TruthKey, TruthRoot, TruthUser } from './truth-principals'

/** AWS hands out the same report for so long. */
const LASTS_MS = 4 * 3_600_000

const COLUMNS = [
  'user',
  'arn',
  'user_creation_time',
  'password_enabled',
  'password_last_used',
  'password_last_changed',
  'password_next_rotation',
  'mfa_active',
  'access_key_1_active',
  'access_key_1_last_rotated',
  'access_key_1_last_used_date',
  'access_key_1_last_used_region',
  'access_key_1_last_used_service',
  'access_key_2_active',
  'access_key_2_last_rotated',
  'access_key_2_last_used_date',
  'access_key_2_last_used_region',
  'access_key_2_last_used_service',
  'cert_1_active',
  'cert_1_last_rotated',
  'cert_2_active',
  'cert_2_last_rotated',
]

interface Made {
  /** Of the account when it was asked for. */
  revision: number
  at: number
  asked: number
  csv: string | null
}

const reports = new WeakMap<Truth, Map<string, Made>>()

function madeIn(truth: Truth): Map<string, Made> {
  const made = reports.get(truth) ?? new Map<string, Made>()
  reports.set(truth, made)
  return made
}

const generateCredentialReport: Operation = ({ account }, { truth }) => {
  const { identities, clock } = truth
  const made = madeIn(truth)
  const { asksUntilDone, age, isKept } = identities.report
  const revision = identities.revisionOf(account)
  const before = made.get(account)
  const isCurrent = isKept || before?.revision === revision
  if (before?.csv && isCurrent && clock.now() - before.at < LASTS_MS) return { State: 'COMPLETE' }
  const asked = (before?.csv ? 0 : (before?.asked ?? 0)) + 1
  const isDone = asked > asksUntilDone
  const csv = isDone ? writeReport(account, identities.get(account), identities.report) : null
  made.set(account, { revision, at: clock.now() - age, asked, csv })
  if (isDone) return { State: 'COMPLETE' }
  return { State: asked === 1 ? 'STARTED' : 'INPROGRESS', Description: 'It is being made.' }
}

const getCredentialReport: Operation = ({ account }, { truth }) => {
  const made = madeIn(truth).get(account)
  if (made === undefined) throw new ServiceError('ReportNotPresent', 'No report was asked for.', 410)
  if (made.csv === null) throw new ServiceError('ReportInProgress', 'The report is being made.', 404)
  if (truth.clock.now() - made.at >= LASTS_MS) throw new ServiceError('ReportExpired', 'The report is too old.', 410)
  return {
    Content: Buffer.from(made.csv).toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: isoOf(made.at),
  }
}

function writeReport(account: string, { root, users }: AccountIdentity, course: ReportCourse): string {
  const columns = [...COLUMNS.filter((column) => !course.missing.includes(column)), ...course.further]
  const rows = [
    ...(course.hasRoot ? [rootRow(account, root, course)] : []),
    ...users.map((user) => userRow(account, user)),
  ]
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? 'N/A')).join(','))
  return [columns.join(','), ...lines].join('\n')
}

type Row = Record<string, string>

function rootRow(account: string, root: TruthRoot, { tellsRootPassword }: ReportCourse): Row {
  return {
    user: '<root_account>',
    arn: `arn:aws:iam::${account}:root`,
    user_creation_time: stamp(root.createdAt),
    password_enabled: tellsRootPassword ? String(root.hasPassword) : 'not_supported',
    password_last_used: stamp(root.passwordLastUsedAt, 'no_information'),
    password_last_changed: 'not_supported',
    password_next_rotation: 'not_supported',
    mfa_active: String(root.mfa !== 'none'),
    ...keysOf(root.keys),
  }
}

function userRow(account: string, { name, path, createdAt, password, mfa, keys }: TruthUser): Row {
  return {
    user: name,
    arn: `arn:aws:iam::${account}:user${path}${name}`,
    user_creation_time: stamp(createdAt),
    password_enabled: String(password !== null),
    password_last_used: password === null ? 'N/A' : stamp(password.lastUsedAt, 'no_information'),
    password_last_changed: password === null ? 'N/A' : stamp(password.changedAt),
    password_next_rotation: 'N/A',
    mfa_active: String(mfa !== 'none'),
    ...keysOf(keys),
  }
}

function keysOf(keys: readonly TruthKey[]): Row {
  const row: Row = {}
  for (const [index, number] of ['1', '2'].entries()) {
    const key = keys[index]
    row[`access_key_${number}_active`] = String(key?.active ?? false)
    row[`access_key_${number}_last_rotated`] = key ? stamp(key.rotatedAt) : 'N/A'
    row[`access_key_${number}_last_used_date`] = key ? stamp(key.lastUsedAt) : 'N/A'
    row[`cert_${number}_active`] = 'false'
  }
  return row
}

/** As the report writes moments: with an offset instead of Z. */
function stamp(at: Moment, never = 'N/A'): string {
  return isoOf(at)?.replace('Z', '+00:00') ?? never
}

function quoted(text: string): string {
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export const CREDENTIAL_REPORT: Operations = {
  GenerateCredentialReport: generateCredentialReport,
  GetCredentialReport: getCredentialReport,
}
