/** Every address under which there is nothing: strangers are sent to sign in, as everywhere, and learn nothing of that. */
import { notFound } from 'next/navigation'
import { requirePage } from '@/lib/access/page'

export default async function MissingPage() {
  await requirePage('timeline:read')
  notFound()
}
