/** The text of a message of EventBridge: one language of several, line breaks as line breaks, told apart into updates. */

import { splitDescription, summaryOf } from '@/lib/domain/health-description'
import type { Instant, NormalUpdate } from '@/lib/domain/health-event'
import { DescriptionPayload } from './message-payload'

/** What a message says in words. */
export interface MessageText {
  /** The whole text; null where there is none. */
  text: string | null
  summary: string
  updates: NormalUpdate[]
}

/** What a text is told apart by. */
interface Circumstances {
  typeCode: string | null
  /** The account that is told; null: everybody. */
  account: string | null
  startedAt: Instant
  /** When AWS last said anything. */
  saidAt: Instant
}

/** The words in a message's eventDescription, English where there are several languages. */
export function textOf(
  descriptions: readonly unknown[],
  { typeCode, account, startedAt, saidAt }: Circumstances,
): MessageText {
  const text = chosenText(descriptions)
  const updates = text === null ? [] : splitDescription(text, { startedAt, lastUpdatedAt: saidAt })
  return { text, summary: summaryOf(text, typeCode), updates: updates.map((update) => ({ ...update, account })) }
}

function chosenText(descriptions: readonly unknown[]): string | null {
  const texts = descriptions.flatMap((received) => {
    const { data } = DescriptionPayload.safeParse(received)
    return data && data.latestDescription !== null ? [{ ...data, latestDescription: data.latestDescription }] : []
  })
  const chosen =
    texts.find(({ language }) => language?.toLowerCase().replace('-', '_') === 'en_us') ??
    texts.find(({ language }) => language?.toLowerCase().startsWith('en')) ??
    texts[0]
  return chosen === undefined ? null : withLineBreaks(chosen.latestDescription)
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '', t: '\t', '"': '"', '\\': '\\' }

/** AWS escapes some texts twice: then their line breaks stand there as `\n`, and none is real. */
function withLineBreaks(text: string): string {
  if (text.includes('\n') || !text.includes('\\n')) return text
  return text.replace(/\\([nrt"\\])/g, (_, letter: string) => ESCAPES[letter] ?? '')
}
