/** One request to the stand-in, read from the wire. */
import type { ServiceName } from './wires'

export type Input = Record<string, unknown>

export interface Call {
  service: ServiceName
  /** AWS's name, such as DescribeEvents. */
  operation: string
  input: Input
  /** Region that the request was signed for. */
  region: string
  accessKey: string
  /** Account that the access key belongs to. */
  account: string
  /** Goes off when the client hangs up. */
  signal: AbortSignal
}

/** What an operation answers, as structures and lists; how they are written is the protocol's. */
export type Answer = Record<string, unknown>
