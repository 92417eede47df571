/** What the freshness chip says, and which mark stands before it. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { FreshnessView } from '@/lib/source-health/contract'

export interface FreshnessWords {
  mark: SeverityMarkKind
  /** Stands before the time: "AWS checked". */
  words: string
  /** The moment that the words speak of, where there is one. */
  at: string | null
  /** The same as a whole sentence without the time, for when it changes. */
  sentence: string
}

/** Beyond this many poll intervals a source counts as late even if the server has not said so. */
const LATE_AFTER = 3
const GRACE = 120_000

/**
 * `view` is null when nothing is known. `reached` is false when this page cannot reach its own server: then whatever it
 * knew is only as good as its age, and is not called good.
 */
export function freshnessWords(view: FreshnessView | null, reached: boolean, now: number): FreshnessWords {
  if (!reached) {
    return {
      mark: 'unknown',
      words: 'Faultline does not answer, AWS read',
      at: view?.checkedAt ?? null,
      sentence: 'The Faultline server or its database does not answer.',
    }
  }
  if (view === null) return never('Freshness unknown', 'It is not known when AWS was last read.')
  const { checkedAt, state, partly } = view
  if (state === 'failing') return { mark: 'disruption', at: checkedAt, ...failingWords(partly, checkedAt !== null) }
  if (checkedAt === null) return never('AWS not read yet', 'AWS status has not been read yet.')
  const limit = LATE_AFTER * view.pollSeconds * 1000 + GRACE
  if (state === 'late' || now - Date.parse(checkedAt) > limit) {
    const sentence = partly ? 'A part of what AWS says is read late.' : 'AWS status is read late.'
    return { mark: 'degradation', words: partly ? 'Partly late, AWS read' : 'Late, AWS read', at: checkedAt, sentence }
  }
  if (state === 'off') return { ...never('AWS not polled', 'AWS status is not polled.'), at: checkedAt }
  return { mark: 'resolved', words: 'AWS checked', at: checkedAt, sentence: 'AWS status is read on time.' }
}

function failingWords(partly: boolean, everRead: boolean): Pick<FreshnessWords, 'words' | 'sentence'> {
  if (!partly) {
    return {
      words: everRead ? 'Failing, AWS read' : 'AWS never read',
      sentence: 'AWS status cannot be read at present.',
    }
  }
  return { words: 'Partly failing, AWS read', sentence: 'A part of what AWS says cannot be read at present.' }
}

/** What is known is only as good as the moment at which the session ended. */
export function signedOutWords(view: FreshnessView | null): FreshnessWords {
  return {
    mark: 'unknown',
    words: 'Signed out, AWS read',
    at: view?.checkedAt ?? null,
    sentence: 'You are signed out.',
  }
}

function never(words: string, sentence: string): FreshnessWords {
  return { mark: 'unknown', words, at: null, sentence }
}
