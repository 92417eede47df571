/** Topics of which this tab was told lately: a page may be on its way from the server when a signal comes. */
'use client'

/** No page takes longer to come, ms. */
const LATELY = 10_000

const toldAt = new Map<string, number>()

/** Notes that a signal of these topics came now. */
export function noteTold(topics: Iterable<string>): void {
  for (const topic of topics) toldAt.set(topic, Date.now())
}

/** Whether a page that appears now may have been drawn before the last signal of a topic. */
export function wasToldLately(topic: string): boolean {
  return Date.now() - (toldAt.get(topic) ?? Number.NEGATIVE_INFINITY) < LATELY
}
