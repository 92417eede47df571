/** Takes the first line of a stream: a password that must stand in no list of processes and no shell history. */
import { createInterface } from 'node:readline'

/** The line without its end; empty where there is none. */
export async function readFirstLine(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  try {
    for await (const line of lines) return line
    return ''
  } finally {
    lines.close()
  }
}
