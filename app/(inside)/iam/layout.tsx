/** Around the pages about identity: the links between them. Guards nothing: each page asks for itself. */
import type { ReactNode } from 'react'
import { IamNavigation } from '@/components/iam/iam-navigation'

export default function IamLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <IamNavigation />
      {children}
    </>
  )
}
