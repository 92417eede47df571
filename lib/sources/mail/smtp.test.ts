/** E-mail handed to a real SMTP server: signing in, encryption, and each way in which it is not taken. */
import { afterEach, describe, expect, test } from 'vitest'
import { MAIL_USER, type MailServer, namedIn, startMailServer } from '@/lib/testing/mail-server'
import { MailFailure, type MailMessage } from './message'
import { sendMail } from './smtp'

const PATIENCE = { connect: 2_000, answer: 2_000 }
const PDF = new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0a, 0x2e, 0x0d, 0x0a])
const WITH_PASSWORD = { user: MAIL_USER.user, password: MAIL_USER.password }

const message = (changed: Partial<MailMessage> = {}): MailMessage => ({
  to: 'mira@example.org',
  subject: 'Störungen: IAM, 日本語',
  text: 'Ein Bericht.\n.\nEnde – ✓',
  html: '<p>Ein <b>Bericht</b></p>',
  attachment: { name: 'summary.pdf', type: 'application/pdf', content: PDF },
  id: 'report.1525708800000@faultline.example.org',
  at: Date.UTC(2018, 4, 7, 15, 50),
  ...changed,
})

let server: MailServer | null = null

async function started(...options: Parameters<typeof startMailServer>): Promise<MailServer> {
  server = await startMailServer(...options)
  return server
}

afterEach(async () => {
  await server?.stop()
  server = null
})

async function failureOf(sending: Promise<void>): Promise<MailFailure> {
  const failure = await sending.then(
    () => null,
    (error: unknown) => error,
  )
  if (failure instanceof MailFailure) return failure
  throw new Error(`This is no MailFailure: ${String(failure)}`)
}

describe('a message', () => {
  test('arrives whole, from us, to one person, with the id that it was given', async () => {
    const { arrived, settings } = await started()
    await sendMail(settings(), message(), PATIENCE)
    const [{ mail, ...envelope } = { mail: null }] = arrived
    expect(envelope).toMatchObject({ from: 'faultline@example.org', to: ['mira@example.org'], user: null })
    expect(mail).toMatchObject({
      subject: 'Störungen: IAM, 日本語',
      messageId: '<report.1525708800000@faultline.example.org>',
      date: new Date('2018-05-07T15:50:00Z'),
      html: '<p>Ein <b>Bericht</b></p>',
      from: { value: [{ name: 'Faultline', address: 'faultline@example.org' }] },
    })
    expect(mail?.text?.trimEnd()).toBe('Ein Bericht.\n.\nEnde – ✓')
    expect(namedIn(mail?.to)).toEqual(['mira@example.org'])
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated')
    expect(mail?.attachments.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['summary.pdf', 'application/pdf'],
    ])
    expect(new Uint8Array(mail?.attachments[0]?.content ?? [])).toEqual(PDF)
  })

  test('takes no header out of its subject', async () => {
    const { arrived, settings } = await started()
    await sendMail(settings(), message({ subject: 'A\r\nBcc: eve@example.org\r\n\r\nB' }), PATIENCE)
    expect(arrived[0]?.to).toEqual(['mira@example.org'])
    expect(arrived[0]?.mail.bcc).toBeUndefined()
    expect(arrived[0]?.mail.subject).toContain('Bcc: eve@example.org')
  })

  test('reads no file and asks no address, whatever it holds', async () => {
    const { arrived, settings } = await started()
    await sendMail(
      settings(),
      message({ html: '<img src="file:///etc/hostname"><img src="http://127.0.0.1:9/x">' }),
      PATIENCE,
    )
    expect(arrived[0]?.mail.attachments).toHaveLength(1)
  })
})

describe('signing in', () => {
  test('takes a password with any characters, over STARTTLS where the server has it', async () => {
    const { arrived, settings } = await started({ authOptional: false })
    await sendMail(settings(WITH_PASSWORD), message(), PATIENCE)
    expect(arrived[0]).toMatchObject({ user: MAIL_USER.user, isEncrypted: true })
  })

  test('is not tried again with a wrong password, which is never told', async () => {
    const { settings } = await started({ authOptional: false })
    const failure = await failureOf(sendMail(settings({ ...WITH_PASSWORD, password: 'hunter2' }), message(), PATIENCE))
    expect(failure.facts).toEqual({ isFinal: true, isAboutRecipient: false })
    expect(failure.message).toMatch(
      /^The mail server 127\.0\.0\.1:\d+ refused the user name or password \(“535 .*”\)\./,
    )
    expect(JSON.stringify([failure, failure.message, failure.stack])).not.toMatch(/hunter2|aHVudGVyM/)
  })

  test('is said to be missing where the server wants it', async () => {
    const { settings } = await started({ authOptional: false })
    const failure = await failureOf(sendMail(settings(), message(), PATIENCE))
    expect(failure.facts.isFinal).toBe(true)
    expect(failure.message).toMatch(/530/)
  })
})

describe('encryption', () => {
  test('is never done without where it is required', async () => {
    const { arrived, settings } = await started({ disabledCommands: ['STARTTLS'] })
    const failure = await failureOf(sendMail(settings({ ...WITH_PASSWORD, requiresTls: true }), message(), PATIENCE))
    expect(failure.facts).toEqual({ isFinal: true, isAboutRecipient: false })
    expect(failure.message).toContain('offers no encryption that works (STARTTLS). Nothing was sent to it.')
    expect(arrived).toEqual([])
  })

  test.each([false, true])('wants a certificate that is trusted, TLS from the beginning: %s', async (secure) => {
    const { arrived, settings } = await started({ secure })
    const strict = { ...WITH_PASSWORD, requiresTls: true, beginsWithTls: secure }
    const failure = await failureOf(sendMail(settings(strict), message(), PATIENCE))
    expect(failure.facts.isFinal).toBe(true)
    expect(failure.message).toMatch(/^The certificate of the mail server 127\.0\.0\.1:\d+ is not trusted/)
    expect(arrived).toEqual([])
  })

  test('begins with the connection for smtps', async () => {
    const { arrived, settings } = await started({ secure: true })
    await sendMail(settings({ beginsWithTls: true }), message(), PATIENCE)
    expect(arrived[0]?.isEncrypted).toBe(true)
  })

  test('is said to be set wrongly where one begins with TLS and the other does not', async () => {
    const { settings } = await started()
    const plain = await failureOf(sendMail(settings({ beginsWithTls: true }), message(), PATIENCE))
    expect(plain.facts).toEqual({ isFinal: true, isAboutRecipient: false })
    expect(plain.message).toMatch(
      /^The mail server 127\.0\.0\.1:\d+ does not begin with TLS\. Nothing was sent to it\. .* smtps:\/\/ .* smtp:\/\/\.$/,
    )
    await server?.stop()
    const secure = await started({ secure: true })
    const silent = await failureOf(sendMail(secure.settings(), message(), { connect: 300, answer: 2_000 }))
    expect(silent.facts.isFinal).toBe(false)
    expect(silent.message).toMatch(/it took the connection and said nothing\. .* smtps:\/\/\.$/)
  })

  test('that nobody uses any more is said in words', async () => {
    const { settings } = await started({ secure: true, minVersion: 'TLSv1', maxVersion: 'TLSv1.1' })
    const failure = await failureOf(sendMail(settings({ beginsWithTls: true }), message(), PATIENCE))
    expect(failure.facts.isFinal).toBe(true)
    expect(failure.message).toMatch(
      /^The mail server 127\.0\.0\.1:\d+ and Faultline agree on no encryption \([\w ]+\)\. Nothing was sent to it\.$/,
    )
  })

  test('can be done without where the settings allow it', async () => {
    const { arrived, settings } = await started({ hideSTARTTLS: true })
    await sendMail(settings(), message(), PATIENCE)
    expect(arrived[0]?.isEncrypted).toBe(false)
  })
})

describe('what is not taken', () => {
  test('a recipient who does not exist concerns nobody else', async () => {
    const { behaviour, settings } = await started()
    behaviour.recipient = () => [550, 'No such user here\u202e\u0007']
    const failure = await failureOf(sendMail(settings(), message(), PATIENCE))
    expect(failure.facts).toEqual({ isFinal: true, isAboutRecipient: true })
    expect(failure.message).toMatch(/refused the recipient mira@example\.org \(“550 No such user here”\)\.$/)
  })

  test('a recipient who is put off is tried again', async () => {
    const { behaviour, arrived, settings } = await started()
    behaviour.recipient = () => [450, 'Greylisted']
    const failure = await failureOf(sendMail(settings(), message(), PATIENCE))
    expect(failure.facts).toEqual({ isFinal: false, isAboutRecipient: true })
    behaviour.recipient = () => null
    await sendMail(settings(), message(), PATIENCE)
    expect(arrived).toHaveLength(1)
  })

  test.each([
    [452, false],
    [552, true],
  ])('a message that is answered with %s', async (code, isFinal) => {
    const { behaviour, settings } = await started()
    behaviour.message = () => [code, 'Out of room']
    const failure = await failureOf(sendMail(settings(), message(), PATIENCE))
    expect(failure.facts).toEqual({ isFinal, isAboutRecipient: false })
    expect(failure.message).toContain(`(“${code} Out of room”)`)
  })

  test.each(['drop-before', 'drop-after'] as const)(
    'a connection that breaks off is tried again: %s',
    async (breaks) => {
      const { behaviour, settings } = await started()
      behaviour.breaks = breaks
      const failure = await failureOf(sendMail(settings(), message(), PATIENCE))
      expect(failure.facts).toEqual({ isFinal: false, isAboutRecipient: false })
      expect(failure.message).toMatch(/could not be reached: the connection broke off\.$/)
    },
  )

  test('a server that is not there, or says nothing, or is no name', async () => {
    const { behaviour, settings, stop } = await started()
    behaviour.hangs = true
    const silent = await failureOf(sendMail(settings(), message(), { connect: 500, answer: 200 }))
    expect(silent.facts.isFinal).toBe(false)
    expect(silent.message).toMatch(/it did not answer in time\.$/)
    await stop()
    const gone = await failureOf(sendMail(settings(), message(), PATIENCE))
    expect(gone.facts.isFinal).toBe(false)
    expect(gone.message).toMatch(/^The mail server 127\.0\.0\.1:\d+ could not be reached: nothing listens there\.$/)
    const unnamed = await failureOf(sendMail(settings({ host: 'mail.invalid' }), message(), PATIENCE))
    expect(unnamed.facts.isFinal).toBe(false)
    expect(unnamed.message).toMatch(/^The mail server mail\.invalid:\d+ could not be reached: its name is not known\.$/)
  })
})
