/** The status of an account as shape, word and colour; what is as it should be stays quiet. */
import { SeverityMark } from '@/components/ui/severity-mark'
import type { AccountView } from '@/lib/accounts/contract'
import { statusWords } from './account-words'

export function AccountStatus({ account }: { account: Pick<AccountView, 'status' | 'leftAt'> }) {
  const { mark, word } = statusWords(account)
  return <SeverityMark kind={mark} word={word} withWord size={12} className={mark === 'resolved' ? QUIET : ''} />
}

const QUIET = '[&>span]:font-normal [&>span]:text-ink'
