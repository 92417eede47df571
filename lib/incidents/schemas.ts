/** What the forms about incidents may hold. */
import 'server-only'
import { z } from 'zod'
import { INCIDENT_KINDS, INCIDENT_STATUSES, SEVS } from '@/lib/domain/incident'
import { plainName } from '@/lib/domain/plain-name'
import { instantText, markdown, numbered, optionalInstant, optionalMarkdown, optionalText } from './schema-parts'

const MOST_EVENTS = 5_000
const LONGEST_TITLE = 200
const LONGEST_REASON = 500
const LONGEST_MARK = 120

const id = numbered('There is no such incident.')
/** The version that the page showed; blank where the form cannot know it. */
const version = z
  .string()
  .regex(/^\d{0,9}$/, 'Reload the page: this form is out of date.')
  .default('')
  .transform((text) => (text === '' ? null : Number(text)))

export const targetForm = z.object({ id, version })

export const statusForm = targetForm.extend({
  status: z.enum(INCIDENT_STATUSES, 'Choose a status.'),
  occurredAt: optionalInstant,
  note: optionalMarkdown,
})

/** The choice of no severity of one's own: as the rule proposes. */
const PROPOSED = 'proposed'
const severityChoice = z.literal(['', PROPOSED]).or(z.enum(SEVS, 'Choose a severity.')).default('')

export const severityForm = targetForm
  .extend({
    severity: severityChoice,
    reason: optionalText(LONGEST_REASON),
  })
  .transform(({ severity, reason, ...target }, context) => ({
    target,
    choice: choiceOf(severity, reason, context),
  }))

/** A blank title: the one that follows from its events. */
export const titleForm = targetForm.extend({
  title: z
    .string()
    .trim()
    .default('')
    .pipe(z.literal('').or(plainName(LONGEST_TITLE))),
})

export const kindForm = targetForm.extend({ kind: z.enum(INCIDENT_KINDS, 'Choose a kind.') })

/** `me`, the id of a person, or blank for nobody. */
export const ownerForm = targetForm.extend({ owner: z.literal(['', 'me']).or(z.uuid('Choose a person.')) })

export const teamForm = targetForm.extend({ team: z.literal('').or(z.uuid('Choose a team.')) })

export const descriptionForm = targetForm.extend({ description: optionalMarkdown })

export const responderForm = z.object({ id, person: z.literal('me').or(z.uuid('Choose a person.')).default('me') })

const starred = z
  .enum(['on', 'true', 'false', ''], 'Star it or do not.')
  .default('')
  .transform((value) => value === 'on' || value === 'true')

export const noteForm = z.object({ id, body: markdown, occurredAt: optionalInstant, starred })

export const markForm = z.object({
  id,
  body: z.string().trim().min(1, 'Say in a few words what happened.').pipe(plainName(LONGEST_MARK)),
  occurredAt: optionalInstant,
})

const note = numbered('There is no such note.')

export const noteEditForm = z.object({
  note,
  version: z.coerce.number('Reload the page.').int('Reload the page.').min(0, 'Reload the page.'),
  body: markdown,
  occurredAt: instantText,
})

export const noteDeleteForm = z.object({ note })

export const noteStarForm = z.object({ note, starred })

export const windowForm = z.object({
  id,
  from: instantText,
  to: optionalInstant,
  service: optionalText(100).transform((text) => text?.toLowerCase() ?? null),
  region: optionalText(40),
  sentence: optionalText(LONGEST_REASON),
})

export const windowRemoveForm = z.object({ window: numbered('There is no such time.') })

/** Each ticked event is a field of its own, `event:<id>`: so that a refused form shows it ticked again. */
const EVENT = 'event:'

/** Some of what somebody chose would be half of what they want: too many are refused. */
function tickedEvents(fields: Record<string, unknown>, context: Context): string[] {
  const named = Object.keys(fields).flatMap((name) => (name.startsWith(EVENT) ? [name.slice(EVENT.length)] : []))
  const ids = named.filter((each) => /^\d{1,18}$/.test(each))
  if (ids.length <= MOST_EVENTS) return ids
  const message = `These are ${ids.length} events, and ${MOST_EVENTS} can be moved at once. Choose the others, or merge.`
  context.addIssue({ code: 'custom', path: ['events'], message })
  return []
}

const list = (most: number) =>
  optionalText(2_000).transform((text) => [...new Set((text ?? '').split(/[\s,;]+/).filter(Boolean))].slice(0, most))

export const openForm = z
  .looseObject({
    kind: z.enum(INCIDENT_KINDS, 'Choose a kind.'),
    title: plainName(LONGEST_TITLE),
    description: optionalMarkdown,
    startedAt: optionalInstant,
    endedAt: optionalInstant,
    severity: severityChoice,
    reason: optionalText(LONGEST_REASON),
    team: z.literal('').or(z.uuid('Choose a team.')).default(''),
    services: list(100).transform((ids) => ids.map((each) => each.toLowerCase())),
    regions: list(100),
  })
  .transform(({ kind, title, description, startedAt, endedAt, severity, reason, team, ...others }, context) => ({
    ...{ kind, title, description, startedAt, endedAt },
    severity: choiceOf(severity, reason, context),
    teamId: team === '' ? null : team,
    services: others.services,
    regions: others.regions,
    eventIds: tickedEvents(others, context),
  }))

export const mergeForm = targetForm.extend({ into: numbered('Choose the incident that it goes into.') })

export const splitForm = z.looseObject({ id, version }).transform(({ id, version, ...others }, context) => ({
  target: { id, version },
  eventIds: tickedEvents(others, context),
}))

export const moveForm = z.object({
  event: numbered('Choose an event.'),
  to: numbered('Choose the incident that it goes into.'),
  from: z.literal('').or(id).default(''),
})

const other = numbered('Choose the other incident.')

export const linkForm = z.object({ id, other, reason: optionalText(LONGEST_REASON) })

export const unlinkForm = z.object({ id, other })

export const undoForm = z.object({ change: numbered('There is no such change.') })

type Context = { addIssue: (issue: { code: 'custom'; path: string[]; message: string }) => void }

/** A severity with its reason, which it needs; null where none is chosen. */
function choiceOf(severity: z.output<typeof severityChoice>, reason: string | null, context: Context) {
  if (severity === '' || severity === PROPOSED) return null
  if (reason !== null) return { severity, reason }
  context.addIssue({ code: 'custom', path: ['reason'], message: 'Say why, in a few words.' })
  return null
}
