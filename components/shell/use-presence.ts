/** Who has an incident open, and at which part of it they are: one call of the page, however many parts of it show that. */
'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import type { PresenceView } from '@/lib/incidents/contract'
import { presenceAddress, presenceQuery } from '@/lib/incidents/queries'
import { usePlaceHere } from './use-place'

type Present = PresenceView['people']

let tabOfPage: string | null = null

/** Everybody who has it open, by name; nobody as long as that is not known. */
export function usePresence(id: string): Present {
  const [tab] = useState(tabHere)
  const place = usePlaceHere()
  const isSeen = useSyncExternalStore(onVisibility, isVisible, isVisibleOnServer)
  const { data } = useQuery({ ...presenceQuery(id, tab, place), enabled: isSeen, placeholderData: keepPreviousData })
  return data?.people ?? []
}

/** Tells the server when this tab has the incident open no more. */
export function useLeave(id: string): void {
  useEffect(() => {
    const leave = () => {
      const body = new Blob([JSON.stringify({ tab: tabHere(), leaves: true })], { type: 'application/json' })
      navigator.sendBeacon(presenceAddress(id), body)
    }
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      leave()
    }
  }, [id])
}

/** The same for all that stands on this page; on the server it is never told to anybody. */
function tabHere(): string {
  tabOfPage ??= newTab()
  return tabOfPage
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
