/** What people do about evidence in forms: have accounts read now, accept for a time that a check fails. */
'use server'
import { action } from '@/lib/access/action'
import { collectAsked, endWaiverAsked, waiveAsked } from './asked-by-form'
import { collectForm, waiverEndForm, waiverForm } from './schemas'

/** Has an account, or those of a connection, read as soon as the worker gets to it; how many are read. */
export const collectEvidenceAction = action('evidence:work', collectForm, collectAsked)

/** Lets a check fail for a time, in one account or in all. */
export const waiveAction = action('evidence:manage', waiverForm, waiveAsked)

/** Ends a waiver before its day. */
export const endWaiverAction = action('evidence:manage', waiverEndForm, endWaiverAsked)
