/** Who of outside a trust policy lets in: everybody, or other accounts, without a condition that narrows who. */
import type { PolicyCondition, PolicyStatement, Principals } from './policy-document'

/** Keys that tell who calls, or on whose behalf, in lower case. AWS's IAM User Guide, page reference_policies_condition-keys. */
const NARROWING_KEYS: ReadonlySet<string> = new Set([
  'sts:externalid',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:userid',
])

/** Operators that ask for a value; what negates, or passes where the key is missing, narrows nobody. */
const NARROWING_OPERATOR = /^(?:foranyvalue:)?(?:string(?:equals|like|equalsignorecase)|arn(?:equals|like))$/i

/** Somebody of outside who may take a role. */
export interface Outsider {
  /** As the policy names it: "*", an ARN, an account. */
  principal: string
  isEverybody: boolean
}

/**
 * Those outside `account` whom these statements let take the role, without a condition that narrows. Services, federated
 * people and ids of principals that are gone are not outsiders.
 */
export function outsidersOf(statements: readonly PolicyStatement[], account: string): Outsider[] {
  const open = statements.filter((statement) => statement.isAllow && canTakeRole(statement) && !isNarrowed(statement))
  const outsiders = open.flatMap(({ principals }) => (principals === null ? [] : outsideOf(principals, account)))
  return [...new Map(outsiders.map((outsider) => [outsider.principal, outsider])).values()]
}

/** A statement that allows tagging of sessions alone lets nobody in. */
function canTakeRole({ actions }: PolicyStatement): boolean {
  if (actions === null || actions.isAllBut) return true
  return actions.values.some((action) => action.startsWith('sts:assumerole') || mayBeTaking(action))
}

function mayBeTaking(action: string): boolean {
  const pattern = action
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.')
  return action.includes('*') && new RegExp(`^${pattern}$`).test('sts:assumerole')
}

function isNarrowed({ conditions }: PolicyStatement): boolean {
  return conditions.some(narrows)
}

/** Values stand for each other: one that fits anybody undoes the rest. */
function narrows({ operator, key, values }: PolicyCondition): boolean {
  if (!NARROWING_OPERATOR.test(operator) || !NARROWING_KEYS.has(key.toLowerCase()) || values.length === 0) return false
  const isPattern = /like$/i.test(operator) || /arn/i.test(operator)
  return values.every((value) => !(isPattern && fitsAnybody(value)))
}

/** "*", any organization, and an ARN with a wildcard for its account. */
function fitsAnybody(pattern: string): boolean {
  if (/^(?:o-)?[*?:]*$/.test(pattern)) return true
  if (!/^arn:/i.test(pattern)) return false
  const parts = pattern.split(':')
  const owner = parts[4]
  return owner === undefined ? /[*?]/.test(pattern) : /[*?]/.test(owner)
}

function outsideOf({ byKind, isAllBut }: Principals, account: string): Outsider[] {
  if (isAllBut) return [{ principal: 'everybody but those whom it names', isEverybody: true }]
  return byKind.flatMap(({ kind, values }) => values.flatMap((value) => outsider(kind, value, account) ?? []))
}

function outsider(kind: string, value: string, account: string): Outsider | null {
  if (kind === 'Service' || kind === 'Federated') return null
  if (/^\*+$/.test(value)) return { principal: '*', isEverybody: true }
  if (kind !== 'AWS') return { principal: `${kind} ${value}`, isEverybody: false }
  const owner = ownerOf(value)
  return owner === null || owner === account ? null : { principal: value, isEverybody: false }
}

/** The account of a principal; null for the unique id that stands where a principal was deleted. */
function ownerOf(principal: string): string | null {
  if (/^\d{12}$/.test(principal)) return principal
  return principal.startsWith('arn:') ? (principal.split(':')[4] ?? '') : null
}
