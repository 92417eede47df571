/** Works out from CloudTrail's selectors which management events are recorded. */
import { z } from 'zod'
import type { ManagementEvents } from '@/lib/domain/evidence/facts-trails'
import { listOf } from './payload'

export const BASIC_SELECTORS = listOf(
  z.object({ ReadWriteType: z.string().nullish(), IncludeManagementEvents: z.boolean().nullish() }),
)

export const ADVANCED_SELECTORS = listOf(
  z.object({
    FieldSelectors: listOf(
      z.object({
        Field: z.string(),
        Equals: listOf(z.string()),
        NotEquals: listOf(z.string()),
        StartsWith: listOf(z.string()),
        EndsWith: listOf(z.string()),
        NotStartsWith: listOf(z.string()),
        NotEndsWith: listOf(z.string()),
      }),
    ),
  }),
)

type Basic = z.infer<typeof BASIC_SELECTORS>
type Advanced = z.infer<typeof ADVANCED_SELECTORS>
type Field = Advanced[number]['FieldSelectors'][number]

/** Sources of a great many events about keys and data, which AWS's console offers to leave out. */
const MAY_BE_LEFT_OUT = new Set(['kms.amazonaws.com', 'rdsdata.amazonaws.com'])

/** What a trail or store records; null: there are no selectors of either form. */
export function managementEvents(basic: Basic, advanced: Advanced): ManagementEvents | null {
  if (basic.length === 0 && advanced.length === 0) return null
  const recorded = new Set([...basic.map(basicEvents), ...advanced.map(advancedEvents)])
  if (recorded.has('all') || (recorded.has('read') && recorded.has('write'))) return 'all'
  return (['write', 'read', 'unknown'] as const).find((each) => recorded.has(each)) ?? 'none'
}

function basicEvents({ ReadWriteType, IncludeManagementEvents }: Basic[number]): ManagementEvents {
  // Both are left out where they have their defaults: every event, management events among them.
  if (IncludeManagementEvents === false) return 'none'
  if (ReadWriteType === 'WriteOnly') return 'write'
  return ReadWriteType === 'ReadOnly' ? 'read' : 'all'
}

function advancedEvents({ FieldSelectors }: Advanced[number]): ManagementEvents {
  const category = FieldSelectors.find(({ Field: field }) => field === 'eventCategory')
  if (!category?.Equals.includes('Management')) return 'none'
  const others = FieldSelectors.filter(({ Field: field }) => field !== 'eventCategory' && field !== 'readOnly')
  // What records some management events only is none to rely on.
  if (!others.every(leavesOutLittle)) return 'none'
  const readOnly = FieldSelectors.find(({ Field: field }) => field === 'readOnly')
  if (readOnly === undefined) return 'all'
  if (readOnly.Equals.includes('true')) return 'read'
  return readOnly.Equals.includes('false') ? 'write' : 'unknown'
}

function leavesOutLittle(field: Field): boolean {
  const narrower = [field.Equals, field.StartsWith, field.EndsWith, field.NotStartsWith, field.NotEndsWith]
  if (narrower.some((values) => values.length > 0)) return false
  return field.Field === 'eventSource' && field.NotEquals.every((source) => MAY_BE_LEFT_OUT.has(source))
}
