/** What was collected, as it is stored, and by what one tells whether it is the same. */
import { createHash } from 'node:crypto'
import { storableValue } from '@/lib/db/storable'
import { canonicalJson } from '@/lib/domain/postmortem/canonical'

/** A value as JSON, always written in one way, and its digest (SHA-256 in hex). Every string in it can be stored. */
export function storable(value: unknown): { json: string; digest: string } {
  const json = canonicalJson(storableValue(value))
  return { json, digest: createHash('sha256').update(json, 'utf8').digest('hex') }
}
