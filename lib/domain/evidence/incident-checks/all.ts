/** The items of the catalogue that are judged once, on the incident, and not account by account. */
import { ACCESS_REVIEWED } from './access-review'
import { CREDIT_CONSIDERED } from './credit'
import { ACCOUNTS_LISTED, SERVICES_RECORDED } from './damage'
import { ACTIONS_PLANNED, REVERIFICATION_PLANNED, SIMILAR_FOLLOWED } from './follow-up'
import { FAILURES_REVIEWED, STS_REGIONAL } from './identity-calls'
import { CHANGES_EXPLAINED, CHANGES_TRACED } from './identity-window'
import type { IncidentCheck } from './material'
import { MOMENTS_KNOWN, POSTING_RECORDED } from './moments'
import { RESPONSE_COMPARED } from './response'

/** In the order of the catalogue. */
export const INCIDENT_CHECKS: readonly IncidentCheck[] = [
  SERVICES_RECORDED,
  ACCOUNTS_LISTED,
  MOMENTS_KNOWN,
  FAILURES_REVIEWED,
  CHANGES_EXPLAINED,
  CREDIT_CONSIDERED,
  POSTING_RECORDED,
  ACCESS_REVIEWED,
  CHANGES_TRACED,
  STS_REGIONAL,
  RESPONSE_COMPARED,
  ACTIONS_PLANNED,
  SIMILAR_FOLLOWED,
  REVERIFICATION_PLANNED,
]
