/** A refusal as AWS's services send it. */

/** What the SDK sees of it: name, message and HTTP status. */
export class ServiceError extends Error {
  override name = 'ServiceError'
  readonly code: string
  readonly status: number

  constructor(code: string, message: string, status = 400) {
    super(message)
    this.code = code
    this.status = status
  }
}

/** The input breaks a limit of the operation's model. */
export function invalid(message: string): ServiceError {
  return new ServiceError('ValidationException', message)
}
