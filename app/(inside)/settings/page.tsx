/** The settings begin with one's own account. */
import { redirect } from 'next/navigation'
import { requirePage } from '@/lib/access/page'

export default async function SettingsPage() {
  await requirePage('account:manage')
  redirect('/settings/account')
}
