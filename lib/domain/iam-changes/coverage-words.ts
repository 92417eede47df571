/** Says how far the calls of a window are known, before anything is said about them. */

/** `CoverageView` is one. */
interface Covered {
  whole: number
  partly: number
  none: number
  waiting: number
}

/** "12 of 14 accounts are known whole; 1 partly, 1 not at all." Silence must not look like "nothing happened". */
export function coverageSentence({ whole, partly, none }: Covered): string {
  const total = whole + partly + none
  if (total === 0) return 'No account is looked into.'
  if (whole === total) {
    return total === 1
      ? 'The account is known whole: what does not stand here was not done.'
      : `All ${counted(total)} are known whole: what does not stand here was not done.`
  }
  if (none === total) {
    const whom = total === 1 ? 'Of this account' : `Of none of the ${counted(total)}`
    return total === 1
      ? `${whom} nothing is known yet: that nothing stands here means nothing.`
      : `${whom} anything is known yet: that nothing stands here means nothing.`
  }
  const rest = [
    partly > 0 ? `${partly.toLocaleString('en-US')} partly` : '',
    none > 0 ? `${none.toLocaleString('en-US')} not at all` : '',
  ]
  return `${whole.toLocaleString('en-US')} of ${counted(total)} ${whole === 1 ? 'is' : 'are'} known whole; ${rest.filter(Boolean).join(', ')}.`
}

/** What is looked up now; null where nothing is. */
export function waitingSentence({ waiting }: Covered): string | null {
  if (waiting === 0) return null
  return `${waiting.toLocaleString('en-US')} ${waiting === 1 ? 'part is' : 'parts are'} being looked up now; this page follows by itself.`
}

function counted(accounts: number): string {
  return `${accounts.toLocaleString('en-US')} account${accounts === 1 ? '' : 's'}`
}
