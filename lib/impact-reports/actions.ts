/** What administrators do with saved summaries: each action asks for `reports:manage`. */
'use server'
import type { Route } from 'next'
import { redirect } from 'next/navigation'
import { action } from '@/lib/access/action'
import { changedReportForm, newReportForm, reportForm } from './schemas'
import { changeReport, createReport, pauseReport, removeReport } from './write'
import { askForSending } from './write-due'

/** Leads to the page of the new one. */
export const createReportAction = action('reports:manage', newReportForm, async (settings, { actor }) => {
  const id = await createReport(actor, settings)
  redirect(`/impact/reports/${id}` as Route)
})

export const changeReportAction = action(
  'reports:manage',
  changedReportForm,
  ({ id, version, ...settings }, { actor }) => changeReport(actor, id, version, settings),
)

export const pauseReportAction = action('reports:manage', reportForm, ({ id }, { actor }) =>
  pauseReport(actor, id, true),
)

export const resumeReportAction = action('reports:manage', reportForm, ({ id }, { actor }) =>
  pauseReport(actor, id, false),
)

export const sendReportAction = action('reports:manage', reportForm, ({ id }, { actor }) => askForSending(actor, id))

/** Leads back to the list. */
export const removeReportAction = action('reports:manage', reportForm, async ({ id }, { actor }) => {
  await removeReport(actor, id)
  redirect('/impact/reports' as Route)
})
