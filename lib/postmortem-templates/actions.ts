/** What administrators do with checklist templates: each action asks for `templates:manage`. */
'use server'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import { newTemplateForm, restoreTemplateForm, saveTemplateForm, templateForm } from './schemas'
import { createTemplate, restoreTemplate, retireTemplate, returnTemplate, saveTemplate } from './write'

/** Leads to the new template. */
export const createTemplateAction = action('templates:manage', newTemplateForm, async ({ name, from }, { actor }) => {
  const id = await createTemplate(actor, name, from)
  redirect(`/settings/templates/${id}`)
})

export const saveTemplateAction = action(
  'templates:manage',
  saveTemplateForm,
  async ({ id, base, definition }, { actor }) => ({
    version: await saveTemplate(actor, { id, base }, definition),
    base,
  }),
)

export const restoreTemplateAction = action(
  'templates:manage',
  restoreTemplateForm,
  async ({ id, base, version }, { actor }) => ({ version: await restoreTemplate(actor, { id, base }, version), base }),
)

export const retireTemplateAction = action('templates:manage', templateForm, ({ id, base }, { actor }) =>
  retireTemplate(actor, { id, base }),
)

export const returnTemplateAction = action('templates:manage', templateForm, ({ id, base }, { actor }) =>
  returnTemplate(actor, { id, base }),
)
