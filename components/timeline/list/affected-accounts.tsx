/** How many accounts AWS named, with a solid dot: AWS itself confirmed them. */
import styles from './row.module.css'

export function AffectedAccounts({ count }: { count: number }) {
  if (count === 0) return <span className={styles.accounts} />
  const words = `${count.toLocaleString('en-US')} ${count === 1 ? 'acct' : 'accts'}`
  return (
    <span className={styles.accounts} title={`${words} confirmed: AWS named them`}>
      {words} <span className={styles.confirmed} role="img" aria-label="confirmed" />
    </span>
  )
}
