/** An e-mail as it is handed to a server, and how a server says no. */

/** To one person: nobody learns who else gets it. */
export interface MailMessage {
  /** user@host, plain characters. */
  to: string
  subject: string
  text: string
  html: string
  attachment: { name: string; type: string; content: Uint8Array }
  /** Without angle brackets; the same message again has the same one, so that mail programs fold a repetition. */
  id: string
  /** ms UTC */
  at: number
}

/** An e-mail was not taken. `message` is a sentence for people: what happened, at which server or to whom. */
export class MailFailure extends Error {
  override name = 'MailFailure'
  constructor(
    message: string,
    readonly facts: {
      /** The same message would be refused again; else another try may help. */
      isFinal: boolean
      /** Only this recipient is concerned; else no other message would be taken either. */
      isAboutRecipient: boolean
    },
    options: { cause?: unknown } = {},
  ) {
    super(message, options)
  }
}
