/** Items I4, I5 and I7: whether actions can be done, whether those of similar incidents were, and who looks again. */

import { CHECKS } from '@/lib/domain/evidence/checks/all'
import { counted, momentWords } from '@/lib/domain/postmortem/facts/figures'
import { found, row } from './findings'
import type { IncidentCheck, MaterialAction, SimilarCase } from './material'

export const ACTIONS_PLANNED: IncidentCheck = {
  id: 'I4',
  kind: 'auto',
  title: 'Every open action has an owner, a due day and, where a check can tell, a verification',
  mend: 'Give each action an owner and a day; let those that follow from a check be verified by it.',
  judge(_, { actions }) {
    const open = actions.filter(({ purpose, state }) => purpose === 'action' && state === 'open')
    const agreed = actions.filter(({ purpose }) => purpose === 'action')
    if (agreed.length === 0) return found('not-applicable', 'No action was agreed.')
    if (open.length === 0) return found('pass', `No action is open: ${counted(agreed.length, 'action')} ended.`)
    const rows = open.map((action) => {
      const lacks = lacksOf(action)
      return row(action.title, lacks.length === 0 ? 'complete' : `has no ${lacks.join(', no ')}`, lacks.length > 0)
    })
    const bad = rows.filter(({ isBad }) => isBad).length
    if (bad === 0)
      return found('pass', `${counted(open.length, 'open action')} of ${agreed.length}, all complete.`, rows)
    return found(
      'fail',
      `${bad.toLocaleString('en-US')} of ${counted(open.length, 'open action')} lack something.`,
      rows,
    )
  },
}

function lacksOf({ hasOwner, dueOn, itemCode, verifyCheck }: MaterialAction): string[] {
  const isVerifiable = CHECKS.some(({ id, kind }) => id === itemCode && kind === 'auto')
  return [
    ...(hasOwner ? [] : ['owner']),
    ...(dueOn === null ? ['due day'] : []),
    ...(isVerifiable && verifyCheck === null ? ['verification'] : []),
  ]
}

export const SIMILAR_FOLLOWED: IncidentCheck = {
  id: 'I5',
  kind: 'auto',
  title: 'What was agreed after similar incidents was done',
  mend: 'End the actions of the similar incidents, or say why they are dropped; open a post-mortem where there is none.',
  judge({ similar }) {
    if (similar.length === 0) return found('not-applicable', 'No other incident resembles it.')
    const rows = similar.map((each) =>
      row(`${each.title}, ${momentWords(each.startedAt)}`, endingWords(each), isUnfinished(each)),
    )
    const bad = rows.filter(({ isBad }) => isBad).length
    const all = counted(similar.length, 'similar incident')
    if (bad === 0) return found('pass', `${all}, and every action that was agreed after them is ended.`, rows)
    return found('fail', `${all}; after ${bad.toLocaleString('en-US')} of them something was not finished.`, rows)
  },
}

function isUnfinished({ actions }: SimilarCase): boolean {
  return actions === null || actions.done + actions.dropped < actions.total
}

function endingWords({ actions }: SimilarCase): string {
  if (actions === null) return 'nobody opened its post-mortem'
  if (actions.total === 0) return 'no action was agreed'
  const { total, done, dropped, overdue } = actions
  const parts = [
    `${done} of ${counted(total, 'action')} done`,
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
    ...(overdue > 0 ? [`${overdue} overdue`] : []),
  ]
  return parts.join(', ')
}

export const REVERIFICATION_PLANNED: IncidentCheck = {
  id: 'I7',
  kind: 'auto',
  title: 'It is planned to look again after 30 and 90 days',
  mend: 'Bring back the verification that was removed, and give it a day.',
  judge(_, { actions, isPublished }) {
    if (!isPublished) return found('not-checked', 'Both are planned when it is published for the first time.')
    const rows = (['reverify-30', 'reverify-90'] as const).map((purpose) => {
      const own = actions.find((action) => action.purpose === purpose)
      const days = purpose === 'reverify-30' ? 'After 30 days' : 'After 90 days'
      if (own === undefined) return row(days, 'not planned', true)
      if (own.state === 'done') return row(days, 'done')
      return row(
        days,
        own.dueOn === null ? 'has no day' : `due ${own.dueOn}`,
        own.state === 'dropped' || own.dueOn === null,
      )
    })
    const bad = rows.filter(({ isBad }) => isBad).length
    if (bad === 0) return found('pass', 'Both are planned.', rows)
    return found('fail', bad === 1 ? 'One of the two is not planned any more.' : 'Neither is planned any more.', rows)
  },
}
