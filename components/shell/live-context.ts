/** Whether changes reach this page as they happen. */
'use client'

import { createContext, useContext } from 'react'
import type { LiveState } from './live-connection'

export const LiveContext = createContext<LiveState>('connecting')

export function useLiveState(): LiveState {
  return useContext(LiveContext)
}
