/** What the page about single sign-on can do. */
'use server'

import { z } from 'zod'
import { action } from '@/lib/access/action'
import { AppError } from '@/lib/errors'
import { checkProvider } from './check'
import { findSingleSignOn } from './read'
import { settingsForm } from './settings-form'
import { saveSingleSignOn, turnOffSingleSignOn } from './write'

export const saveSingleSignOnAction = action('sign-in:manage', settingsForm, (input, { actor, principal }) =>
  saveSingleSignOn({ actor, role: principal.role }, input),
)

export const checkSingleSignOnAction = action('sign-in:manage', z.object({}), async () => {
  const settings = await findSingleSignOn()
  if (settings === null) throw new AppError('CONFLICT', 'Single sign-on is off: save an issuer first.')
  return checkProvider(settings)
})

export const turnOffSingleSignOnAction = action('sign-in:manage', z.object({}), (_nothing, { actor }) =>
  turnOffSingleSignOn(actor),
)
