/** AWS's public documents for a test file: the stand-in of the end-to-end tests, with the product pointed at it. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { type Publication, publishNothing, startStatusFeed } from '@/e2e/stand-in/status-feed'

/** Starts the server for a test file; before each test it answers with empty documents. */
export function withStatusFeed(): Publication {
  const publication = publishNothing()
  let stop = async () => {}
  beforeAll(async () => {
    const { env, goDown } = await startStatusFeed(publication)
    Object.assign(process.env, env)
    stop = goDown
  })
  beforeEach(() => void Object.assign(publication, publishNothing()))
  afterAll(() => stop())
  return publication
}
