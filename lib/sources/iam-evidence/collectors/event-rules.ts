/** EventBridge's rules on the default bus where IAM's and Health's events arrive, and where each of them leads. */
import { z } from 'zod'
import { BACKUP_REGION } from '@/lib/domain/aws-templates/template-values'
import type { EventRule, RuleTarget } from '@/lib/domain/evidence/facts-alarms'
import type { AccountReading, Collector } from '../collector'
import { listAll, tokenAs } from '../listing'
import { listOf, optionalText } from '../payload'
import { isObject } from '../policy-text'
import { readSubscriptions } from '../topic-subscriptions'

const RULES = z.object({
  Rules: listOf(z.object({ Name: z.string(), State: optionalText, EventPattern: optionalText })),
  NextToken: optionalText,
})
type Rule = z.infer<typeof RULES>['Rules'][number]

const TARGETS = z.object({
  Targets: listOf(z.object({ Id: z.string(), Arn: z.string() })),
  NextToken: optionalText,
})

/** What a default bus holds by AWS's quota. */
const MOST_RULES = 300

export const eventRules: Collector<'event-rules'> = {
  kind: 'event-rules',
  read: async (reading) => {
    const rules: EventRule[] = []
    for (const region of regionsOfRules(reading)) {
      for (const rule of await listRules(reading, region)) rules.push(await readRule(reading, rule, region))
    }
    return { body: { rules } }
  },
}

function regionsOfRules({ controlRegion, homeRegion, partition }: AccountReading): Set<string> {
  const backup = BACKUP_REGION[partition]
  return new Set([controlRegion, homeRegion, partition === 'aws' && homeRegion === backup ? 'us-east-1' : backup])
}

async function listRules({ session }: AccountReading, region: string): Promise<Rule[]> {
  const request = async (token: string | undefined) => {
    const page = await session.read('eventBridge', region, RULES, (eventBridge) =>
      eventBridge.listRules(tokenAs('NextToken', token)),
    )
    return { items: page.Rules, next: page.NextToken }
  }
  return listAll(session.sentence(`the rules of EventBridge in ${region}`), request, MOST_RULES)
}

async function readRule(
  reading: AccountReading,
  { Name, State, EventPattern }: Rule,
  region: string,
): Promise<EventRule> {
  const pattern = patternOf(EventPattern)
  const enabled = State?.startsWith('ENABLED') === true
  const targets: RuleTarget[] = []
  // What is switched off, or runs by the clock, tells nobody: where it would lead is not asked.
  if (enabled && pattern !== null)
    for (const { Id, Arn } of await listTargets(reading, Name, region)) {
      const { subscriptions } = await readSubscriptions(reading, Arn)
      targets.push({ id: Id, arn: Arn, subscriptions })
    }
  return { name: Name, region, enabled, pattern, targets }
}

async function listTargets({ session }: AccountReading, Rule: string, region: string) {
  return listAll(session.sentence(`the targets of the rule ${Rule}`), async (token) => {
    const page = await session.read('eventBridge', region, TARGETS, (eventBridge) =>
      eventBridge.listTargetsByRule({ Rule, ...tokenAs('NextToken', token) }),
    )
    return { items: page.Targets, next: page.NextToken }
  })
}

function patternOf(text: string | null): EventRule['pattern'] {
  if (text === null) return null
  try {
    const parsed: unknown = JSON.parse(text)
    return isObject(parsed) ? parsed : null
  } catch {
    return null
  }
}
