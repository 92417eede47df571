/** Puts the machine's evidence beside the items of a checklist: what checks of accounts found, and what its record says of the incident. */
import { INCIDENT_CHECKS } from '@/lib/domain/evidence/incident-checks/all'
import type {
  IncidentCheck,
  IncidentMaterial,
  PostmortemMaterial,
} from '@/lib/domain/evidence/incident-checks/material'
import type { EvidenceRow, Finding } from '@/lib/domain/evidence/verdict'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { PostmortemView } from './contract'
import type { CheckEvidence } from './read-evidence-checks'

/** What a post-mortem's evidence is made of; the same for all who see the same accounts. */
export interface EvidenceMaterial {
  accounts: CheckEvidence
  incident: IncidentMaterial
}

/** The part of a post-mortem that evidence rests on. */
export type EvidenceSubject = Pick<PostmortemView, 'sections' | 'actions' | 'revision'>

/** How many rows of an item about the incident stand beside it; GET …/evidence?check= tells all. */
const MOST_BESIDE = 20

/** For each item that a machine looks at, in the order of the checklist; the items stay as people left them. */
export function presentEvidence(subject: EvidenceSubject, { accounts, incident }: EvidenceMaterial): ItemEvidence[] {
  const known = new Map(accounts.checks.map((evidence) => [evidence.check, evidence]))
  return codesOf(subject).flatMap((code) => {
    const own = INCIDENT_CHECKS.find(({ id }) => id === code)
    if (own !== undefined) return [ofIncident(own, judgeIncident(own, subject, incident), incident)]
    return known.get(code) ?? []
  })
}

/** All rows of an item about the incident; null for other items. */
export function incidentRows(subject: EvidenceSubject, material: IncidentMaterial, code: string): EvidenceRow[] | null {
  const check = INCIDENT_CHECKS.find(({ id }) => id === code)
  return check === undefined ? null : judgeIncident(check, subject, material).rows
}

function ofIncident(
  { id, title, kind, mend }: IncidentCheck,
  { verdict, explanation, rows }: Finding,
  { asOf, incident }: IncidentMaterial,
): ItemEvidence {
  return {
    ...{ check: id, title, kind, mend, atIncident: null, incidentAt: incident.startedAt, incidentAsOf: null },
    ...{ now: null, nowAsOf: asOf, unchecked: [], unreadDuring: null },
    incident: { verdict, explanation, rows: rows.slice(0, MOST_BESIDE), total: rows.length },
  }
}

function judgeIncident(check: IncidentCheck, subject: EvidenceSubject, material: IncidentMaterial): Finding {
  return check.judge(material, postmortemOf(subject))
}

function postmortemOf({ actions, revision }: EvidenceSubject): PostmortemMaterial {
  return {
    isPublished: revision !== null,
    actions: actions.map(({ purpose, title, state, owner, dueOn, itemCode, verifyCheck = null }) => ({
      ...{ purpose, title, state, hasOwner: owner !== null, dueOn, itemCode, verifyCheck },
    })),
  }
}

/** Codes of the items that a machine looks at. Items of people's own have none. */
function codesOf({ sections }: EvidenceSubject): string[] {
  const items = sections.flatMap((section) => section.items)
  return items.flatMap(({ code, kind }) => (code === null || kind === 'person' ? [] : code))
}
