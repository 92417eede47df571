/** Structured logs: one JSON line each on standard output. Never pass it a secret; connection strings are cut to their host. */
import 'server-only'
import pino, { type Logger } from 'pino'
import { readConfiguration } from './env.mjs'

/** A logger whose lines carry the name of the part of the product that writes them. */
export function createLog(part: string): Logger {
  return pino({
    level: readConfiguration().logLevel,
    base: { part },
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: ['*.password', '*.token', '*.secret', '*.authorization', '*.connectionString'],
  })
}
