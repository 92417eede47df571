/** The text of an e-mail with a summary, for mail programs that show no HTML. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { ImpactView } from '@/lib/impact/contract'
import { headline, incidentWords, listed, MOST_INCIDENTS } from './mail-words'

/** What the e-mail says beside the figures. */
export interface MailFacts {
  /** What somebody called the summary. */
  name: string
  /** The page that shows the same; null: nobody knows its address. */
  link: string | null
}

/** Lines of it; nothing in it is markup. */
export function mailText(view: ImpactView, { name, link }: MailFacts): string {
  const { letter, figures, incidents } = view
  return [
    ...[name, headline(view), ''],
    ...letter.sentences,
    ...(letter.unknowns.length === 0 ? [] : ['', ...letter.unknowns.map((unknown) => `Not known: ${unknown}`)]),
    '',
    ...figures.map(({ label, text, change }) => `${label}: ${text}${change === null ? '' : ` (${change})`}`),
    ...listed(incidents).flatMap((line, index) => [
      ...(index === 0 ? ['', 'Incidents, worst first:'] : []),
      `- ${incidentWords(line, view)}`,
    ]),
    ...(incidents.count > MOST_INCIDENTS ? [`- and ${incidents.count - MOST_INCIDENTS} more`] : []),
    ...['', 'The letter with all figures, and how each is computed, is attached as a PDF.'],
    ...(link === null ? [] : ['', `In Faultline: ${link}`]),
    ...['', foot(view)],
  ].join('\n')
}

/** Why somebody gets it, and of when it is. */
export function foot({ asOf, period }: Pick<ImpactView, 'asOf' | 'period'>): string {
  return `Computed ${formatDateTime(asOf, period.zone)}, with all accounts that Faultline knows. You get this because an administrator of Faultline named your address; ask them to take it away.`
}
