/** Tells why no account stands in the table. */
import type { BlastView } from '@/lib/blast-radius/filter'
import { type BlastPicture, isFiltered } from './picture'

/**
 * filter: all that are touched are hidden. no-directory: no account is known. not-then: at the moment nothing failed.
 * nothing-named: nothing in it leads to any account. unknown: of some it is not known what they use. nobody: everything
 * that has to be known is known, and nobody is touched.
 */
type EmptyReason = 'filter' | 'no-directory' | 'not-then' | 'nothing-named' | 'unknown' | 'nobody'

/** Of a picture without rows; the first that holds, so that `nobody` is said of what is known alone. */
export function emptyReason(picture: BlastPicture, view: BlastView): EmptyReason {
  const { counts, isTraceable, isDuring } = picture
  if (counts.touched > 0 && isFiltered(view)) return 'filter'
  if (counts.total === 0) return 'no-directory'
  if (view.at !== null && !isDuring) return 'not-then'
  if (!isTraceable) return 'nothing-named'
  return counts.unknown > 0 ? 'unknown' : 'nobody'
}
