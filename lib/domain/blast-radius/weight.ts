/** How much an account weighs: by its environment and by how critical people call it. */
import type { Criticality } from './facts'

const CRITICALITY: Readonly<Record<Criticality, number>> = { critical: 4, high: 2, normal: 1, low: 0.5 }

const PRODUCTION: ReadonlySet<string> = new Set(['prod', 'production', 'prd', 'live'])
const TRIAL: ReadonlySet<string> = new Set([
  ...['dev', 'develop', 'development', 'test', 'testing', 'tst', 'qa', 'sandbox', 'sbx', 'sandpit', 'playground'],
  ...['lab', 'demo', 'poc', 'experimental', 'training', 'nonprod', 'nonproduction'],
])

/**
 * Environment (production 3, development, test or sandbox 0.5, any other or none 1) times criticality (critical 4, high 2,
 * normal or unsaid 1, low 0.5): from 0.25 to 12. Environments are told by the words of their names in whatever case.
 */
export function accountWeight(environment: string | null, criticality: Criticality | null): number {
  return environmentWeight(environment) * (criticality === null ? 1 : CRITICALITY[criticality])
}

/** 3, 1 or 0.5: see accountWeight. What is "non" production is a trial, what is "pre" production is neither. */
export function environmentWeight(environment: string | null): number {
  const words: string[] = environment?.toLowerCase().match(/\p{L}+/gu) ?? []
  const isProduction = words.some((word) => PRODUCTION.has(word))
  if (words.some((word) => TRIAL.has(word)) || (isProduction && words.includes('non'))) return 0.5
  return isProduction && !words.includes('pre') ? 3 : 1
}
