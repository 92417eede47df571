/** B3: EventBridge passes on what AWS Health says, in the home Region and in the one that stands in for it. */
import type { Check } from '../check'
import { matchesEventPattern } from '../event-pattern'
import type { EventRule } from '../facts-alarms'
import { allOf, anyOf, type Certainty } from './certainty'
import { type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'
import { ruleReaches } from './reached-people'

/** Where AWS Health also sends its events (AWS Health User Guide, EventBridge). Other partitions: the home Region alone. */
const BACKUP_REGION = 'us-west-2'
const BACKUP_OF_BACKUP = 'us-east-1'

export const HEALTH_RULES: Check = {
  id: 'B3',
  kind: 'auto',
  scope: 'organization',
  title: "Rules for AWS Health's events lead somewhere in the home and the backup Region",
  needs: ['event-rules'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Make a rule on the default bus with source aws.health in both Regions, with a target that is read: Faultline has a template for it under the connection.',
  evaluate({ 'event-rules': facts }, { homeRegion, partition }) {
    const backup = homeRegion === BACKUP_REGION ? BACKUP_OF_BACKUP : BACKUP_REGION
    const regions = partition === 'aws' ? [homeRegion, backup] : [homeRegion]
    const rules = (facts?.rules ?? []).filter(isForHealth)
    const judged = regions.map((region) => {
      const own = rules.filter((rule) => rule.region === region)
      return { region, says: anyOf(own.map(ruleReaches)), seen: { subject: region, detail: wordsFor(own) } }
    })
    const of = (says: Certainty): Seen[] => judged.filter((each) => each.says === says).map(({ seen }) => seen)
    const named = (says: Certainty) =>
      judged
        .filter((each) => each.says === says)
        .map(({ region }) => region)
        .join(' and ')
    return weigh({
      bad: of('no'),
      unknown: of('unknown'),
      fine: of('yes'),
      fails: `No rule passes on AWS Health's events in ${named('no')}.`,
      unclear: `Whether somebody hears of the rule in ${named('unknown')} could not be read.`,
      passes: `AWS Health's events are passed on in ${named('yes')}.`,
    })
  },
}

/** A rule that names Health as source, and lets issues through; it may ask for services or Regions. */
function isForHealth({ pattern }: EventRule): boolean {
  if (pattern === null || pattern.source === undefined) return false
  const { detail, ...outer } = pattern
  const envelope = { source: 'aws.health', 'detail-type': 'AWS Health Event' }
  const asked = Object.fromEntries(Object.entries(outer).filter(([key]) => Object.hasOwn(envelope, key)))
  const category =
    typeof detail === 'object' && detail !== null && 'eventTypeCategory' in detail
      ? detail.eventTypeCategory
      : ['issue']
  return (
    allOf([
      matchesEventPattern(asked, envelope) ? 'yes' : 'no',
      matchesEventPattern({ eventTypeCategory: category }, { eventTypeCategory: 'issue' }) ? 'yes' : 'no',
    ]) === 'yes'
  )
}

function wordsFor(rules: readonly EventRule[]): string {
  if (rules.length === 0) return 'no rule with source aws.health for issues'
  return rules.map((rule) => `${rule.name}: ${stateOf(rule)}`).join('; ')
}

function stateOf(rule: EventRule): string {
  if (!rule.enabled) return 'off'
  if (rule.targets.length === 0) return 'no target'
  const reaches = ruleReaches(rule)
  const targets = rule.targets.map(({ arn }) => arn).join(', ')
  if (reaches === 'yes') return `leads to ${targets}`
  return reaches === 'no' ? `nobody has confirmed ${targets}` : `who gets ${targets} could not be read`
}
