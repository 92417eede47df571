/** Streams a text part after part, each taken before the next is made: flat memory however long it gets. */
import 'server-only'
import { createLog } from '@/lib/log'

/** How much is handed over at a time, in characters. */
const CHUNK = 64 * 1024

/** The text in UTF-8. @param word whose text it is, as the log names it */
export function streamText(word: string, parts: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      try {
        let text = ''
        let isLast = false
        while (text.length < CHUNK && !isLast) {
          const { value, done } = await parts.next()
          text += value ?? ''
          isLast = done === true
        }
        if (text !== '') controller.enqueue(encoder.encode(text))
        if (isLast) controller.close()
      } catch (error) {
        // The status has been sent: a download that breaks off is all that can still be said.
        createLog(word).error({ err: error }, 'a file broke off')
        controller.error(error)
      }
    },
    cancel: () => void parts.return(undefined),
  })
}
