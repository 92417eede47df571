/** At which part of the page somebody works: "postmortem/summary"; the latest that was told counts. */
'use client'

import { useEffect, useSyncExternalStore } from 'react'

const places: { name: string }[] = []
const listeners = new Set<() => void>()

/** Says where the reader is for as long as the component stands on the page; null says nothing. */
export function useTellPlace(name: string | null): void {
  useEffect(() => {
    if (name === null) return
    const place = { name }
    places.push(place)
    tell()
    return () => {
      places.splice(places.indexOf(place), 1)
      tell()
    }
  }, [name])
}

/** Where the reader of this page is; null: nowhere in particular. */
export function usePlaceHere(): string | null {
  return useSyncExternalStore(subscribe, placeHere, nowhere)
}

function placeHere(): string | null {
  return places.at(-1)?.name ?? null
}

function nowhere(): null {
  return null
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function tell(): void {
  for (const listener of listeners) listener()
}
