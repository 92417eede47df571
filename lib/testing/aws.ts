/** AWS's services for a test file: the stand-in of the end-to-end tests, with the SDK pointed at it. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type StandIn, startAws } from '@/e2e/stand-in/aws/stand-in'

/** Starts the stand-in for a test file; before each test it has an organization of one account that nothing happened to. */
export function withAws(): StandIn {
  const aws = {} as StandIn
  const before = new Map<string, string | undefined>()
  beforeAll(async () => {
    // One object is both, so that what a test reads from it is what the server answers from.
    const standIn = await startAws(undefined, 0, aws)
    for (const [name, value] of Object.entries(standIn.env)) {
      before.set(name, process.env[name])
      process.env[name] = value
    }
  })
  beforeEach(() => aws.reset())
  afterAll(async () => {
    await aws.stop()
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
  })
  return aws
}
