/** How a tracker does, in one line, and what is wrong with it. */
import { FormNotice } from '@/components/ui/form-notice'
import { RelativeTime } from '@/components/ui/relative-time'
import { SeverityMark } from '@/components/ui/severity-mark'
import { TRACKER_NAMES } from '@/lib/domain/issue-tracker'
import type { TrackerView } from '@/lib/trackers/contract'
import { countWords, stateWords } from './tracker-words'

/** Under the name of the tracker. */
export function TrackerState({ tracker }: { tracker: TrackerView }) {
  const { mark, word } = stateWords(tracker.state)
  return (
    <p className="flex flex-wrap items-center gap-x-3">
      <SeverityMark kind={mark} word={word} withWord size={12} />
      <span>
        {TRACKER_NAMES[tracker.kind]} <span className="font-mono text-xs break-all">{tracker.project}</span>
      </span>
      <span>Issues: {countWords(tracker)}</span>
      {tracker.lastOkAt === null ? null : (
        <span>
          answered <RelativeTime at={tracker.lastOkAt} />
        </span>
      )}
    </p>
  )
}

/** What went wrong last, and what still works. */
export function TrackerTrouble({ tracker }: { tracker: TrackerView }) {
  const { isOn, lastError, lastErrorAt } = tracker
  if (!isOn) {
    return (
      <FormNotice tone="note">
        Switched off: no issue is made, and no state comes back. Actions, and the links to their issues, stay.
      </FormNotice>
    )
  }
  if (lastError === null) return null
  return (
    <FormNotice tone="refused">
      <p className="break-words">{lastError}</p>
      <p className="mt-1 text-xs text-ink-muted">
        {lastErrorAt === null ? null : (
          <>
            Noticed <RelativeTime at={lastErrorAt} />.{' '}
          </>
        )}
        Actions can be worked on all the same.
      </p>
    </FormNotice>
  )
}
