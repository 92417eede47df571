/** Whom it reached, as sentences: how many accounts, how surely, as of when, and what is not known. */
import { counted, momentWords } from './figures'
import type { FactsMaterial } from './material'

/** In one sentence: "As of … it reaches 94 of 212 accounts: 14 named by AWS, 80 inferred from what they use." */
export function reachSentence(material: FactsMaterial): string {
  const { blast, incident, limited } = material
  if (blast === null) return unknownReach(material)
  const of = `${counted(blast.total, 'account')}${limited ? ' that you may see' : ''}`
  if (blast.touched === 0) {
    return blast.unknown > 0 || incident.eventCount === 0
      ? `As of ${momentWords(blast.asOf)} it is not known to reach any of ${of}.`
      : `As of ${momentWords(blast.asOf)} it reaches none of ${of}, as far as is known.`
  }
  const parts = [
    blast.confirmed > 0 && `${figure(blast.confirmed)} named by AWS`,
    blast.reported > 0 && `${figure(blast.reported)} reported by people`,
    blast.inferred > 0 && `${figure(blast.inferred)} inferred from what they use`,
  ].filter((part) => part !== false)
  return `As of ${momentWords(blast.asOf)} it reaches ${figure(blast.touched)} of ${of}: ${parts.join(', ')}.`
}

/** The same line by line, each certainty by itself. */
export function reachLines(material: FactsMaterial): string[] {
  const { blast } = material
  if (blast === null) return [`- ${unknownReach(material)}`]
  return [
    `- ${reachSentence(material)}`,
    `- Confirmed, AWS named them: ${counted(blast.confirmed, 'account')}, ${counted(blast.entities, 'resource')}.`,
    `- Inferred, they use what failed or depend on it: ${counted(blast.inferred, 'account')}.`,
    `- Reported, a person said so: ${counted(blast.reported, 'account')}.`,
    ...(blast.cleared > 0 ? [`- A person said that it did not reach them: ${counted(blast.cleared, 'account')}.`] : []),
    blast.unknown > 0
      ? `- Unknown, nothing tells what they use: ${counted(blast.unknown, 'account')}.`
      : '- There is no account of which it is unknown what it uses, where that matters.',
  ]
}

function unknownReach({ incident, limited }: FactsMaterial): string {
  const named = incident.affectedAccountCount
  const told = named === 0 ? 'AWS named no account' : `AWS named ${counted(named, 'account')}`
  return `${told}${limited ? ' that you may see' : ''}; whom else it reached is not known.`
}

function figure(count: number): string {
  return count.toLocaleString('en-US')
}
