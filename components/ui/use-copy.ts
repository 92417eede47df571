/** Puts text on the clipboard and says for a moment that it did. */
'use client'

import { useEffect, useState } from 'react'

const SAID_FOR = 1500

export function useCopy(): { copied: boolean; copy: (text: string) => void } {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_FOR)
    return () => clearTimeout(timer)
  }, [copied])
  return {
    copied,
    copy: (text) => {
      void writeText(text).then(setCopied)
    },
  }
}

/** Over plain HTTP on another host browsers offer no clipboard: then the old way. */
async function writeText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const field = document.createElement('textarea')
    field.value = text
    // Inside the dialog: what lies outside of it cannot have the focus.
    const place = document.querySelector('dialog[open]') ?? document.body
    place.append(field)
    field.select()
    const done = document.execCommand('copy')
    field.remove()
    return done
  }
}
