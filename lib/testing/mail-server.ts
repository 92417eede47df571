/** An SMTP server on this machine that keeps what it is sent, and refuses, drops or hangs as a test says. */
import type { AddressInfo, Socket } from 'node:net'
import { type AddressObject, type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server'
import type { MailSettings } from '@/lib/sources/mail/smtp'

/** A message as it arrived. */
export interface Arrived {
  /** As the envelope says. */
  from: string
  to: string[]
  isEncrypted: boolean
  user: string | null
  mail: ParsedMail
}

/** What the server does; each may be changed at any time. */
export interface MailBehaviour {
  /** An error for a recipient: `[550, 'No such user here']`. */
  recipient: (address: string) => readonly [code: number, words: string] | null
  /** An error after the message was sent. */
  message: () => readonly [code: number, words: string] | null
  /**
   * drop-before: the connection breaks within the message. drop-after: it is taken, and the answer is lost. silent-after: it is
   * taken, and nothing is answered.
   */
  breaks: 'drop-before' | 'drop-after' | 'silent-after' | null
  /** Nothing is answered to MAIL FROM. */
  hangs: boolean
}

export interface MailServer {
  arrived: Arrived[]
  behaviour: MailBehaviour
  port: number
  settings: (changed?: Partial<MailSettings>) => MailSettings
  /** Nothing listens there any more; `start` listens at the same port. */
  stop: () => Promise<void>
  start: () => Promise<void>
}

export const MAIL_USER = { user: 'faultline@example.org', password: 'correct horse: b@ttery/%' }

const usual = (): MailBehaviour => ({ recipient: () => null, message: () => null, breaks: null, hangs: false })

/** Starts one. @param options `authOptional: false` makes signing in a must; without `hideSTARTTLS` it encrypts with its own certificate. */
export async function startMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const server: Omit<MailServer, 'settings' | 'start' | 'stop'> = { arrived: [], behaviour: usual(), port: 0 }
  let running: SMTPServer | null = null
  const start = async () => {
    running = serverOf(server, options)
    await new Promise<void>((resolve, reject) => {
      running?.once('error', reject)
      running?.listen(server.port, '127.0.0.1', () => resolve())
    })
    server.port = (running.server.address() as AddressInfo).port
  }
  await start()
  return Object.assign(server, {
    start,
    stop: async () => {
      const stopped = running
      running = null
      if (stopped !== null) await new Promise<void>((resolve) => stopped.close(() => resolve()))
    },
    settings: (changed: Partial<MailSettings> = {}): MailSettings => ({
      host: '127.0.0.1',
      port: server.port,
      beginsWithTls: false,
      requiresTls: false,
      user: null,
      password: '',
      from: { name: 'Faultline', address: 'faultline@example.org' },
      ...changed,
    }),
  })
}

function serverOf(kept: Omit<MailServer, 'settings' | 'start' | 'stop'>, options: SMTPServerOptions): SMTPServer {
  const refusal = ([code, words]: readonly [number, string]) => Object.assign(new Error(words), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    // Its own certificate is known to everybody, which is as well here.
    logger: false,
    ...options,
    onAuth: ({ username, password }, _session, done) => {
      const isRight = username === MAIL_USER.user && password === MAIL_USER.password
      done(
        isRight ? null : refusal([535, 'Authentication credentials invalid']),
        isRight ? { user: username } : undefined,
      )
    },
    onMailFrom: (_address, _session, done) => {
      if (!kept.behaviour.hangs) done()
    },
    onRcptTo: ({ address }, _session, done) => {
      const refused = kept.behaviour.recipient(address)
      done(refused === null ? null : refusal(refused))
    },
    onData: (stream, session, done) => {
      if (kept.behaviour.breaks === 'drop-before') {
        breakOff(server, session)
        return
      }
      const parsed = simpleParser(stream)
      parsed
        .then((mail) => {
          const refused = kept.behaviour.message()
          if (refused !== null) return done(refusal(refused))
          kept.arrived.push({
            from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
            to: session.envelope.rcptTo.map(({ address }) => address),
            isEncrypted: session.secure,
            user: typeof session.user === 'string' ? session.user : null,
            mail,
          })
          if (kept.behaviour.breaks === 'drop-after') breakOff(server, session)
          else if (kept.behaviour.breaks === null) done()
        })
        .catch(done)
    },
  })
  server.on('error', () => undefined)
  return server
}

/** Ends a connection as a network does: without a word. */
function breakOff(server: SMTPServer, { id }: SMTPServerSession): void {
  for (const connection of server.connections) {
    if (connection.session.id === id) (connection as unknown as { _socket: Socket })._socket.destroy()
  }
}

/** Who stands in To. */
export function namedIn(to: ParsedMail['to']): string[] {
  const objects: AddressObject[] = to === undefined ? [] : Array.isArray(to) ? to : [to]
  return objects.flatMap(({ value }) => value.flatMap(({ address }) => address ?? []))
}
