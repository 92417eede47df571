/** Hands e-mail to an SMTP server (RFC 5321), encrypted unless the settings say otherwise. */
import nodemailer from 'nodemailer'
import type { readConfiguration } from '@/lib/env.mjs'
import { mailFailure } from './failures'
import type { MailMessage } from './message'

/** As FAULTLINE_SMTP_URL and its like say. */
export type MailSettings = NonNullable<ReturnType<typeof readConfiguration>['mail']>

/** How long is waited for a server, in ms. */
export interface MailPatience {
  /** For the connection and its greeting, each. */
  connect: number
  /** For each further answer; servers look at attachments before they take them. */
  answer: number
}

const PATIENCE: MailPatience = { connect: 15_000, answer: 120_000 }

/**
 * Sends one message over a connection of its own.
 * @throws MailFailure
 */
export async function sendMail(settings: MailSettings, message: MailMessage, patience = PATIENCE): Promise<void> {
  const { host, port, from } = settings
  const transport = nodemailer.createTransport({ ...connection(settings, patience), ...NO_FILES })
  try {
    await transport.sendMail({
      from,
      to: message.to,
      envelope: { from: from.address, to: [message.to] },
      subject: message.subject,
      text: message.text,
      html: message.html,
      messageId: `<${message.id}>`,
      date: new Date(message.at),
      // Out-of-office answers would go to nobody (RFC 3834).
      headers: { 'Auto-Submitted': 'auto-generated' },
      attachments: [
        {
          filename: message.attachment.name,
          contentType: message.attachment.type,
          content: Buffer.from(message.attachment.content),
        },
      ],
    })
  } catch (error) {
    throw mailFailure(error, { server: `${host}:${port}`, to: message.to })
  } finally {
    transport.close()
  }
}

/** Nothing of a message is read from elsewhere. */
const NO_FILES = { disableFileAccess: true, disableUrlAccess: true }

function connection(
  { host, port, beginsWithTls, requiresTls, user, password }: MailSettings,
  { connect, answer }: MailPatience,
) {
  return {
    host,
    port,
    secure: beginsWithTls,
    requireTLS: requiresTls && !beginsWithTls,
    opportunisticTLS: !requiresTls,
    tls: { rejectUnauthorized: requiresTls, minVersion: 'TLSv1.2' as const },
    ...(user === null ? {} : { auth: { user, pass: password } }),
    connectionTimeout: connect,
    greetingTimeout: connect,
    dnsTimeout: connect,
    socketTimeout: answer,
    // Where a machine has no other network, `localhost` is still a name.
    allowInternalNetworkInterfaces: true,
  }
}
