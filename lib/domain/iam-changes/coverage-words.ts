/** Says how far the calls of a window are known, before anything is said about them. */

/** `CoverageView` is one. */
interface Covered {
  whole: number
  partly: number
  none: number
  waiting: number
}

/** "All calls of 12 of 14 accounts are known; of 1 partly, of 1 not at all." Silence must not look like "nothing happened". */
export function coverageSentence({ whole, partly, none }: Covered): string {
  const total = whole + partly + none
  if (total === 0) return 'No account is looked into.'
  if (whole === total) {
    return total === 1
      ? 'All calls of the account are known: what is not listed here was not done.'
      : `All calls of all ${counted(total)} are known: what is not listed here was not done.`
  }
  if (none === total) {
    const whom = total === 1 ? 'this account' : `any of the ${counted(total)}`
    return `No calls of ${whom} are known yet: an empty list means nothing.`
  }
  const rest = [
    partly > 0 ? `of ${partly.toLocaleString('en-US')} partly` : '',
    none > 0 ? `of ${none.toLocaleString('en-US')} not at all` : '',
  ]
  return `All calls of ${whole.toLocaleString('en-US')} of ${counted(total)} are known; ${rest.filter(Boolean).join(', ')}.`
}

/** What is looked up now; null where nothing is. */
export function waitingSentence({ waiting }: Covered): string | null {
  if (waiting === 0) return null
  return `${waiting.toLocaleString('en-US')} ${waiting === 1 ? 'part is' : 'parts are'} being looked up now; this page follows by itself.`
}

function counted(accounts: number): string {
  return `${accounts.toLocaleString('en-US')} account${accounts === 1 ? '' : 's'}`
}
