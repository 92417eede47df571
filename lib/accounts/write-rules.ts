/** Changes the rules that give accounts their team, environment and criticality, applies them, and says beforehand what that changes. */
import 'server-only'
import type pg from 'pg'
import { type Actor, SYSTEM } from '@/lib/audit/contract'
import { recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import { insertRows } from '@/lib/db/bulk'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { AccountRule } from '@/lib/domain/account-rules'
import type { RulesPreview } from './contract'
import { listAccountRules } from './read-overview'
import { carryOut, lockAssignments, type Planned, planRules } from './write-assignments'

const SUBJECT = { kind: 'account-rules' }
const SHOWN = 100
const VALUES_SHOWN = 20

/** What these rules would change, on the accounts as they are stored; nothing is changed. */
export async function previewRules(rules: readonly AccountRule[]): Promise<RulesPreview> {
  return previewOf(await planRules(pool(), rules, null))
}

/** Makes these the rules, and applies them. Returns what that changed. */
export function saveRules(actor: Actor, rules: readonly AccountRule[]): Promise<RulesPreview> {
  return inTransaction(async (client) => {
    await lockAssignments(client)
    const before = await listAccountRules(client)
    if (JSON.stringify(before) !== JSON.stringify(rules.map(inOrder))) {
      await storeRules(client, rules)
      await recordChange(client, actor, {
        action: 'account-rules.changed',
        subject: SUBJECT,
        before: { rules: before },
        after: { rules },
      })
      await announce(client, { topic: 'accounts' })
    }
    return apply(client, actor, rules, null)
  })
}

/** Applies the stored rules, after the directory was read. Returns what that changed. */
export function applyRules(): Promise<RulesPreview> {
  return inTransaction(async (client) => {
    await lockAssignments(client)
    return apply(client, SYSTEM, await listAccountRules(client), null)
  })
}

/** Applies the stored rules to these accounts, within a transaction that holds the lock of assignments. */
export async function applyRulesWithin(client: pg.PoolClient, actor: Actor, ids: readonly string[]): Promise<void> {
  await apply(client, actor, await listAccountRules(client), ids)
}

async function apply(
  client: pg.PoolClient,
  actor: Actor,
  rules: readonly AccountRule[],
  ids: readonly string[] | null,
): Promise<RulesPreview> {
  const planned = await planRules(client, rules, ids)
  const { newTeams, teams, environments, criticalities } = planned.plan
  if (teams.length + environments.length + criticalities.length > 0) {
    await carryOut(client, planned.plan)
    const counts = { environments: environments.length, criticalities: criticalities.length }
    const after = { newTeams, teams: teams.length, ...counts }
    await recordChange(client, actor, { action: 'account-rules.applied', subject: SUBJECT, after })
    await announce(client, { topic: 'accounts' })
    if (teams.length > 0) await announce(client, { topic: 'access' })
  }
  return previewOf(planned)
}

async function storeRules(client: pg.PoolClient, rules: readonly AccountRule[]): Promise<void> {
  await client.query('DELETE FROM account_rule')
  await insertRows(
    client,
    'account_rule',
    [
      { name: 'position', type: 'int', value: ({ position }) => position },
      { name: 'gives', type: 'text', value: ({ gives }) => gives },
      { name: 'tag_key', type: 'text', value: ({ tagKey }) => tagKey },
      { name: 'tag_value', type: 'text', value: ({ tagValue }) => tagValue },
      { name: 'name', type: 'text', value: ({ name }) => name },
    ],
    rules.map((rule, position) => ({ ...rule, position })),
  )
}

function inOrder({ gives, tagKey, tagValue, name }: AccountRule): AccountRule {
  return { gives, tagKey, tagValue, name }
}

function previewOf({ plan, accounts, teams }: Planned): RulesPreview {
  const teamName = new Map(teams.map(({ id, name }) => [id, name]))
  const accountName = new Map(accounts.map(({ id, name }) => [id, name]))
  const all = [
    ...plan.teams.map(({ before, ...rest }) => ({
      ...rest,
      before: before.map((id) => teamName.get(id) ?? id).join(', ') || null,
      gives: 'team' as const,
    })),
    ...plan.environments.map((change) => ({ ...change, gives: 'environment' as const })),
    ...plan.criticalities.map((change) => ({ ...change, gives: 'criticality' as const })),
  ].sort((one, other) => (one.account < other.account ? -1 : one.account > other.account ? 1 : 0))
  return {
    newTeams: plan.newTeams,
    changed: new Set(all.map(({ account }) => account)).size,
    changes: all.slice(0, SHOWN).map(({ account, gives, before, after }) => ({
      ...{ accountId: account, accountName: accountName.get(account) ?? account },
      ...{ gives, before, after },
    })),
    changeCount: all.length,
    notUnderstood: plan.notUnderstood.slice(0, VALUES_SHOWN),
    decides: plan.decides,
  }
}
