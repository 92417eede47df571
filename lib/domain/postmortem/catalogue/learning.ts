/** Section I of the catalogue: what is learned from it, and that it is followed up. */
import type { TemplateItem } from '../template'
import { ALWAYS, item, SEVERE } from './item'

export const LEARNING: readonly TemplateItem[] = [
  item('I1', 'person', {
    text: 'Write the summary without blame, the trigger apart from what made it possible',
    why: 'Where people are blamed, the next report is shorter.',
    where: 'This document: Summary, Trigger, Contributing causes.',
    required: ALWAYS,
    days: 5,
  }),
  item('I2', 'auto', {
    text: 'Compare how long it took to notice, acknowledge and recover with the last incident of this sort',
    why: 'A single figure says nothing; a direction does.',
    where: 'Faultline: clocks of this incident and of similar ones.',
    required: SEVERE,
    days: 5,
  }),
  item('I3', 'person', {
    text: 'Write what went well, what went badly, where luck helped and what surprised you',
    why: 'Luck runs out, and surprises are where the picture was wrong.',
    where: 'This document: What we learned.',
    required: ALWAYS,
    days: 5,
  }),
  item('I4', 'auto', {
    text: 'Give every action an owner, a due day and a type',
    why: 'What belongs to everybody gets done by nobody.',
    where: 'This page: action items; those of all incidents under Actions.',
    required: ALWAYS,
    days: 7,
  }),
  item('I5', 'auto', {
    text: 'Look at similar incidents: were their actions done, and did they help?',
    why: 'If it came back, the last answer was not enough.',
    where: 'This page: similar incidents and causes that came back.',
    required: SEVERE,
    days: 7,
  }),
  item('I6', 'person', {
    text: 'Have it reviewed and signed, and tell whoever should learn from it',
    why: 'A lesson that stays in a drawer is learned again.',
    where: 'This page: sign-offs; then send the export or the link.',
    required: ALWAYS,
    days: 10,
  }),
  item('I7', 'auto', {
    text: 'Plan to verify again after 30 and 90 days',
    why: 'Habits return; only a later look shows whether the change held.',
    where: 'This page: re-verifications, planned when it is published.',
    required: SEVERE,
    days: 10,
  }),
]
