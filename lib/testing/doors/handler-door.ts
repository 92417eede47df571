/** Who gets through a handler, and by which methods. */
import type { Door } from './askers'

/** The methods of most handlers: those that they do not serve are refused in words. */
export const READS = ['DELETE', 'GET', 'OPTIONS', 'PATCH', 'POST', 'PUT']

/** One handler's door. */
export interface HandlerDoor {
  /** What the module exports; HEAD is answered by GET. */
  methods: string[]
  door: Door
  /** Methods that lead through another door than the rest. */
  otherwise?: Record<string, Door>
  /** An address that leads to it. */
  address: string
}
