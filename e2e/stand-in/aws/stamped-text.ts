/** The text of an outage as AWS Health gives it: a title, then paragraphs with the clock of the US west coast. */
import { MINUTE, type Outage } from '../outage'

const CLOCK = new Intl.DateTimeFormat('en-US', {
  timeZone: 'America/Los_Angeles',
  hour: '2-digit',
  minute: '2-digit',
  hour12: true,
  timeZoneName: 'short',
})

/** "[RESOLVED] Title", then "[02:45 AM PDT] What was said" for each statement. */
export function stampedText({ summary, startedAt, said }: Outage): string {
  const title = said.at(-1)?.status === 0 ? `[RESOLVED] ${summary}` : summary
  const paragraphs = said.map(({ after, text }) => `[${CLOCK.format(startedAt + after * MINUTE)}] ${text}`)
  return [title, ...paragraphs].join('\n\n')
}
