/** The checks of sections A, B, F, G and H that are judged account by account. */
import type { Check } from '../check'
import { DATA_LOSS } from './a4-data-loss'
import { HEALTH_VIEW } from './b2-health-view'
import { HEALTH_RULES } from './b3-health-rules'
import { CONTACTS_SET } from './b4-contacts'
import { IAM_FROM_CODE } from './f1-iam-from-code'
import { STACK_DRIFT } from './f2-stack-drift'
import { MULTI_REGION_TRAIL } from './g1-trail'
import { TRAIL_PROTECTION } from './g2-trail-protection'
import { TRAIL_DELIVERY } from './g3-trail-delivery'
import { IAM_CHANGE_ALARM } from './g4-iam-change-alarm'
import { IAM_ACCESS_ALARM } from './g5-iam-access-alarm'
import { SIX_ALARMS } from './g6-six-alarms'
import { DETECTION_SERVICES } from './g7-detection-services'
import { GLOBAL_TOKENS } from './h2-global-tokens'
import { BREAK_GLASS } from './h3-break-glass'
import { SPREAD } from './h6-spread'

export const OPERATIONS_CHECKS: readonly Check[] = [
  ...[DATA_LOSS, HEALTH_VIEW, HEALTH_RULES, CONTACTS_SET, IAM_FROM_CODE, STACK_DRIFT],
  ...[MULTI_REGION_TRAIL, TRAIL_PROTECTION, TRAIL_DELIVERY, IAM_CHANGE_ALARM, IAM_ACCESS_ALARM, SIX_ALARMS],
  ...[DETECTION_SERVICES, GLOBAL_TOKENS, BREAK_GLASS, SPREAD],
]
