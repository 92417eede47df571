/** What the forms about connections may hold on evidence: the role, whether changes are watched, who and what is named. */
import 'server-only'
import { z } from 'zod'
import type { EvidenceSettings } from '@/lib/domain/aws-connection'

const MOST_NAMES = 50

const text = z.string().trim().default('')
const names = text.transform((given) => [...new Set(given.split(/[\s,;]+/).filter(Boolean))])

/** Empty role: nothing is collected. */
export const evidenceFields = {
  evidenceRole: text,
  evidenceExternalId: text,
  watchesChanges: z.literal('on').optional(),
  breakGlassUsers: names,
  codeTags: text.transform((given) => [
    ...new Set(
      given
        .split(/[\n,;]+/)
        .map((key) => key.trim())
        .filter(Boolean),
    ),
  ]),
}

type Typed = z.output<z.ZodObject<typeof evidenceFields>>

/** The settings that were typed. */
export function evidenceOf(typed: Typed): EvidenceSettings {
  const { evidenceRole, evidenceExternalId, watchesChanges, breakGlassUsers, codeTags } = typed
  return {
    role: evidenceRole || null,
    externalId: evidenceExternalId || null,
    watchesChanges: watchesChanges === 'on',
    breakGlassUsers,
    codeTags,
  }
}

/** What is wrong with what was typed, by field; null where nothing is. */
export function evidenceProblems(typed: Typed): Record<keyof Omit<Typed, 'watchesChanges'>, string | null> {
  return {
    evidenceRole: problemOfRoleName(typed.evidenceRole),
    evidenceExternalId: problemOfId(typed.evidenceExternalId),
    breakGlassUsers: problemOfNames(typed.breakGlassUsers, /^[\w+=,.@-]{1,64}$/, 'the name of an IAM user'),
    codeTags: problemOfNames(typed.codeTags, /^[\p{L}\p{N} _.:/=+@-]{1,128}$/u, 'the key of a tag'),
  }
}

function problemOfRoleName(name: string): string | null {
  if (name === '' || (name.length <= 512 && /^(?:[\w+=,.@-]+\/)*[\w+=,.@-]{1,64}$/.test(name))) return null
  return 'Give the name of the role, with its path where it has one, not its ARN: FaultlineEvidence, or tools/FaultlineEvidence.'
}

/** As STS accepts it. */
export function problemOfId(externalId: string): string | null {
  if (externalId === '' || /^[\w+=,.@:/-]{2,1224}$/.test(externalId)) return null
  return 'Use 2 to 1,224 letters, digits and + = , . @ : / - _ only.'
}

function problemOfNames(given: readonly string[], pattern: RegExp, what: string): string | null {
  if (given.length > MOST_NAMES) return `These are ${given.length}; name at most ${MOST_NAMES}.`
  const wrong = given.find((name) => !pattern.test(name))
  return wrong === undefined ? null : `"${wrong.slice(0, 40)}" is not ${what}.`
}
