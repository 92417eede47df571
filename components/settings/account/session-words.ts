/** The words about sessions that were ended. */

/** "2 other sessions were ended." */
export function otherSessionsEnded(count: number): string {
  if (count === 0) return 'There was no other session to end.'
  return count === 1 ? 'One other session was ended.' : `${count} other sessions were ended.`
}
