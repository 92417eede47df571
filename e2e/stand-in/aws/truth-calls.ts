/** Calls that CloudTrail recorded in an account, as they really were. */

/** Who made a call. */
export interface TruthActor {
  /** Root, IAMUser, AssumedRole, AWSService … */
  type: string
  arn: string | null
  userName: string | null
  /** Role of a session. */
  issuerArn: string | null
  invokedBy: string | null
}

export interface TruthCall {
  id: string
  /** Milliseconds. */
  at: number
  region: string
  /** iam.amazonaws.com … */
  source: string
  name: string
  readOnly: boolean
  actor: TruthActor
  sourceIp: string
  userAgent: string
  /** null: it went well; a sign-in that fails has no code. */
  error: { code: string | null; message: string } | null
  /** The host that the caller named. */
  host: string | null
  request: Readonly<Record<string, unknown>> | null
  response: Readonly<Record<string, unknown>> | null
  additional: Readonly<Record<string, unknown>> | null
  /** "true" where a browser's session made it. */
  fromConsole: boolean
}

/** Role of people who sign in through IAM Identity Center. */
export const OPERATORS = 'AWSReservedSSO_Operators_0123456789abcdef'

/** A person's call of the console, unless told otherwise. */
export function buildCall(account: string, id: string, at: number, overrides: Partial<TruthCall> = {}): TruthCall {
  return {
    id,
    at,
    region: 'us-east-1',
    source: 'iam.amazonaws.com',
    name: 'CreateUser',
    readOnly: false,
    actor: sessionOf(account, OPERATORS, 'mara'),
    sourceIp: '203.0.113.17',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64)',
    error: null,
    host: 'iam.amazonaws.com',
    request: null,
    response: null,
    additional: null,
    fromConsole: false,
    ...overrides,
  }
}

/** Somebody who took a role. */
export function sessionOf(account: string, role: string, session: string): TruthActor {
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${account}:assumed-role/${role}/${session}`,
    userName: null,
    issuerArn: `arn:aws:iam::${account}:role/${role}`,
    invokedBy: null,
  }
}

/** A user of the account. */
export function userOf(account: string, userName: string): TruthActor {
  return {
    type: 'IAMUser',
    arn: `arn:aws:iam::${account}:user/${userName}`,
    userName,
    issuerArn: null,
    invokedBy: null,
  }
}

/** The account itself. */
export function rootOf(account: string): TruthActor {
  return { type: 'Root', arn: `arn:aws:iam::${account}:root`, userName: null, issuerArn: null, invokedBy: null }
}

/** A role's session that a service of AWS uses on somebody's behalf. */
export function serviceOf(account: string, role: string, invokedBy: string): TruthActor {
  return { ...sessionOf(account, role, 'AWSCloudFormation'), invokedBy }
}
