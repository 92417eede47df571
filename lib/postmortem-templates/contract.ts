/** Checklist templates as pages and post-mortems read them. Times are ISO 8601 UTC. */
import type { TemplateDefinition } from '@/lib/domain/postmortem/template'

/** One version of a template. */
export interface TemplateView {
  /** identity, service, access, or a UUID for one that an admin made. */
  id: string
  /** 0: as it came with Faultline. */
  version: number
  definition: TemplateDefinition
  /** Since when it is offered no more; null: it is offered. */
  retiredAt: string | null
  /** Who made this version, and when; null for those that came with Faultline. */
  by: string | null
  at: string | null
}

/** A template in the list of all: the version in force, and how many post-mortems were opened with any of its versions. */
export interface TemplateRow extends TemplateView {
  isBuiltIn: boolean
  postmortems: number
}
