/** E-mail addresses as people type them. */
import { z } from 'zod'

/** An address in lower case that could exist: no domain ends in .invalid (RFC 2606). */
export const emailAddress = z
  .string('Give an e-mail address.')
  .trim()
  .toLowerCase()
  .max(254, 'Use at most 254 characters.')
  .pipe(z.email('This is not an e-mail address.'))
  .refine((address) => !address.endsWith('.invalid'), 'This address cannot exist.')
