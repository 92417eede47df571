/** Tells from what an SMTP server or the network answered whether another try may help, and says it as a sentence. */
import { toPlainName } from '@/lib/domain/plain-name'
import { MailFailure } from './message'

/** What nodemailer adds to its errors. */
interface SmtpError extends Error {
  code?: string
  /** The reply of the server, as three digits and as text. */
  responseCode?: number
  response?: string
  /** "CONN", "STARTTLS", "AUTH PLAIN", "MAIL FROM", "RCPT TO", "DATA" */
  command?: string
}

/** Where it was to go. */
export interface Towards {
  /** host:port */
  server: string
  to: string
}

const CHECK = 'An administrator checks FAULTLINE_SMTP_URL.'
const LONGEST_REPLY = 200
const CERTIFICATE = /certificate|self.signed|altnames|UNABLE_TO|CERT_/i
/** What OpenSSL says: "…:SSL routines:ssl3_get_record:wrong version number:…". */
const HANDSHAKE = /:SSL routines:[^:]*:([^:]+)/

/** The failure that an error means. @param error what nodemailer threw */
export function mailFailure(error: unknown, towards: Towards): MailFailure {
  const met: SmtpError = error instanceof Error ? error : new Error(String(error))
  const { server } = towards
  if (isAboutTls(met)) return failure(tlsSentence(met, server), 'final')
  if (met.code === 'EAUTH' || met.code === 'ENOAUTH' || met.command?.startsWith('AUTH'))
    return signInFailure(met, server)
  const isConnected = met.responseCode !== undefined && met.command !== 'CONN' && met.command !== 'EHLO'
  return isConnected ? replyFailure(met, towards) : failure(connectionSentence(met, server), 'passing')
}

function failure(message: string, how: 'final' | 'passing', isAboutRecipient = false): MailFailure {
  return new MailFailure(message, { isFinal: how === 'final', isAboutRecipient })
}

/** A reply of 400 to 499 asks to try again later (RFC 5321, 4.2.1). */
function isPassing({ responseCode = 0 }: SmtpError): boolean {
  return responseCode >= 400 && responseCode < 500
}

function signInFailure(met: SmtpError, server: string): MailFailure {
  const said = saying(met)
  return isPassing(met)
    ? failure(`The mail server ${server} could not check the password just now${said}.`, 'passing')
    : failure(`The mail server ${server} refused the user name or password${said}. ${CHECK}`, 'final')
}

function replyFailure(met: SmtpError, { server, to }: Towards): MailFailure {
  const said = saying(met)
  const how = isPassing(met) ? 'passing' : 'final'
  const words = {
    'RCPT TO': {
      passing: `does not take mail for ${to} just now${said}.`,
      final: `refused the recipient ${to}${said}.`,
    },
    'MAIL FROM': {
      passing: `does not take mail just now${said}.`,
      final: `refused the sender${said}. An administrator checks FAULTLINE_MAIL_FROM.`,
    },
  }[met.command ?? ''] ?? {
    passing: `did not take the message just now${said}.`,
    final: `refused the message${said}.`,
  }
  return failure(`The mail server ${server} ${words[how]}`, how, met.command === 'RCPT TO')
}

function isAboutTls({ code, command, message, responseCode }: SmtpError): boolean {
  return (
    code === 'ETLS' ||
    command === 'STARTTLS' ||
    (responseCode === undefined && (CERTIFICATE.test(message) || HANDSHAKE.test(message)))
  )
}

function tlsSentence({ message, command, code }: SmtpError, server: string): string {
  if (CERTIFICATE.test(message))
    return `The certificate of the mail server ${server} is not trusted (${plain(message)}). Nothing was sent to it.`
  const [, handshake] = HANDSHAKE.exec(message) ?? []
  if (handshake === 'wrong version number')
    return `The mail server ${server} does not begin with TLS. Nothing was sent to it. FAULTLINE_SMTP_URL begins with smtps:// only where it does, else with smtp://.`
  if (handshake !== undefined)
    return `The mail server ${server} and Faultline agree on no encryption (${handshake}). Nothing was sent to it.`
  const offered =
    command === 'STARTTLS' || code === 'ETLS' ? 'offers no encryption that works (STARTTLS)' : 'does not encrypt'
  return `The mail server ${server} ${offered}. Nothing was sent to it. An administrator may allow that with FAULTLINE_SMTP_TLS=optional.`
}

function connectionSentence(met: SmtpError, server: string): string {
  const why = reasonOf(met)
  return `The mail server ${server} could not be reached${why === null ? '' : `: ${why}`}.`
}

function reasonOf({ code, message, response }: SmtpError): string | null {
  if (/ECONNREFUSED/.test(message)) return 'nothing listens there'
  if (code === 'EDNS' || /ENOTFOUND|EAI_AGAIN/.test(message)) return 'its name is not known'
  if (/Greeting never received/i.test(message))
    return 'it took the connection and said nothing. Where TLS begins at once, FAULTLINE_SMTP_URL begins with smtps://'
  if (code === 'ETIMEDOUT' || /timeout|ETIMEDOUT/i.test(message)) return 'it did not answer in time'
  if (/EHOSTUNREACH|ENETUNREACH/.test(message)) return 'there is no way to it'
  if (response) return `it says “${plain(response)}”`
  if (/closed|ECONNRESET|EPIPE/i.test(message)) return 'the connection broke off'
  return plain(message)
}

function saying({ response }: SmtpError): string {
  const words = plain(response ?? '')
  return words === null ? '' : ` (“${words}”)`
}

/** What a server said, on one line, cut. */
function plain(text: string): string | null {
  return toPlainName(text, LONGEST_REPLY)
}
