/** Makes server actions for forms: parse, policy, verb, result. An action is a public endpoint. */
import 'server-only'
import { refresh } from 'next/cache'
import { headers } from 'next/headers'
import type { z } from 'zod'
import { type Actor, type Origin, originOf } from '@/lib/audit/contract'
import type { Permission, Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { createLog } from '@/lib/log'
import type { ActionState } from '@/lib/wire/action-result'
import { readForm, typedOf, withFileTexts } from '@/lib/wire/form'
import { admit } from './admit'
import { actorOf } from './principal'

const STRANGERS = 'Your session is over. Sign in again; nothing was changed.'

/** Who acts, for the verb to check what the policy cannot know, and for the audit. */
export interface By {
  principal: Principal
  actor: Actor
}

export type FormAction<R> = ((previous: ActionState<R>, form: FormData) => Promise<ActionState<R>>) & {
  permission: Permission
}

/**
 * An action for useActionState. `verb` runs only for those who may, on input that fits `schema`; what it throws as an
 * AppError is shown beside the form. The page is drawn anew after it.
 */
export function action<S extends z.ZodType, R>(
  permission: Permission,
  schema: S,
  verb: (input: z.output<S>, by: By) => Promise<R>,
): FormAction<R> {
  const run = async (_previous: ActionState<R>, form: FormData): Promise<ActionState<R>> => {
    try {
      const head = await headers()
      const principal = await admit(head, permission, STRANGERS)
      const value = await verb(readForm(schema, await withFileTexts(form)), {
        principal,
        actor: actorOf(principal, head),
      })
      refresh()
      return { status: 'done', value }
    } catch (error) {
      return refused(error, form)
    }
  }
  return Object.assign(run, { permission })
}

/** Where a stranger's request comes from, and its headers. */
export interface Stranger {
  origin: Origin
  headers: Headers
}

export type OpenAction = ((previous: ActionState<never>, form: FormData) => Promise<ActionState<never>>) & {
  /** It takes none. */
  permission: null
}

/**
 * An action for those who are not signed in. What `verb` finds in the form decides whether they may; it sends the
 * browser on where it succeeds.
 */
export function openAction<S extends z.ZodType>(
  schema: S,
  verb: (input: z.output<S>, by: Stranger) => Promise<never>,
): OpenAction {
  const run = async (_previous: ActionState<never>, form: FormData): Promise<ActionState<never>> => {
    try {
      const head = new Headers(await headers())
      return await verb(readForm(schema, form), { origin: originOf(head), headers: head })
    } catch (error) {
      return refused(error, form)
    }
  }
  return Object.assign(run, { permission: null })
}

/** What a form is told of an error. What Next.js throws to redirect passes. */
function refused(error: unknown, form: FormData): ActionState<never> {
  if (error instanceof AppError) {
    return { status: 'refused', message: error.message, fields: error.fields, typed: typedOf(form) }
  }
  if (isNavigation(error)) throw error
  createLog('web').error({ err: error }, 'an action failed')
  const message = 'Faultline could not do that. Its log says why; nothing was changed.'
  return { status: 'refused', message, fields: {}, typed: typedOf(form) }
}

function isNavigation(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'digest' in error && String(error.digest).startsWith('NEXT_')
}
