/** A mail server for tests, named in the environment as an operator would. */
import { afterAll, beforeAll, beforeEach } from 'vitest'
import { MAIL_USER, type MailServer, startMailServer } from '@/lib/testing/mail-server'

/** Call at the top of a test file: starts a server that wants a password, and empties it before each test. */
export function withMailServer(): () => MailServer {
  let server: MailServer | null = null
  const running = (): MailServer => {
    if (server === null) throw new Error('The mail server runs within tests only.')
    return server
  }
  beforeAll(async () => {
    server = await startMailServer({ authOptional: false })
    setMailServer(server)
  })
  beforeEach(() => {
    const { arrived, behaviour } = running()
    arrived.length = 0
    Object.assign(behaviour, { recipient: () => null, message: () => null, breaks: null, hangs: false })
    setMailServer(running())
    process.env.FAULTLINE_URL = 'https://faultline.example.org'
  })
  afterAll(async () => {
    for (const name of ['FAULTLINE_SMTP_URL', 'FAULTLINE_MAIL_FROM', 'FAULTLINE_URL']) delete process.env[name]
    await server?.stop()
  })
  return running
}

function setMailServer({ port }: MailServer): void {
  const password = encodeURIComponent(MAIL_USER.password)
  process.env.FAULTLINE_SMTP_URL = `smtp://${encodeURIComponent(MAIL_USER.user)}:${password}@127.0.0.1:${port}`
  process.env.FAULTLINE_MAIL_FROM = 'Faultline <faultline@example.org>'
}
