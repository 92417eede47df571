/** Tells the server that this tab has the incident open as long as it is seen, and hears who else has. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { NamedRef } from '@/lib/incidents/contract'
import { presenceAddress, presenceQuery } from '@/lib/incidents/queries'

/** Everybody who has it open, by name; nobody as long as that is not known. */
export function usePresence(id: string): readonly NamedRef[] {
  const [tab] = useState(newTab)
  const isSeen = useSyncExternalStore(onVisibility, isVisible, isVisibleOnServer)
  const { data } = useQuery({ ...presenceQuery(id, tab), enabled: isSeen })
  useEffect(() => {
    const leave = () => {
      const body = new Blob([JSON.stringify({ tab, leaves: true })], { type: 'application/json' })
      navigator.sendBeacon(presenceAddress(id), body)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id, tab])
  return data?.people ?? []
}

/** A UUID (RFC 9562, version 4); randomUUID of browsers is missing where Faultline is reached over plain http. */
function newTab(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  const variant = '89ab'[Number.parseInt(hex.slice(16, 17), 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`
}

function onVisibility(changed: () => void): () => void {
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}

function isVisible(): boolean {
  return document.visibilityState === 'visible'
}

function isVisibleOnServer(): boolean {
  return false
}
