/** A checklist template: what it asks, for which incidents, and who must sign. */
import type { IncidentKind, Sev } from '@/lib/domain/incident'
import type { ItemKind } from './words'

/** For which incidents something holds: an empty list or null means any. */
export interface IncidentRule {
  kinds: IncidentKind[]
  /** Holds for this severity and worse ones; null: for any. */
  atLeast: Sev | null
}

/** One item as a template words it. */
export interface TemplateItem {
  /** A1 … I7 of the catalogue, or the admin's own: letters, digits and dashes, unique in the template. */
  code: string
  section: string
  kind: ItemKind
  text: string
  why: string
  whereToLook: string
  /** It is asked only in incidents of this rule; null: always. */
  askedFor: IncidentRule | null
  /** It is required in incidents of this rule; null: it is optional. */
  requiredFor: IncidentRule | null
  /** Days after opening until it is due; null: none. */
  dueDays: number | null
}

/** Who must sign before a post-mortem is published. */
export interface SignOffRole {
  /** Letters, digits and dashes, unique in the template. */
  id: string
  name: string
  /**
   * incident-owner: the owner of the incident. team-member: a member of the incident's team. responder: anybody who may
   * respond. reviewer: a responder who is not the incident's owner. admin: an admin or owner of Faultline.
   */
  who: 'incident-owner' | 'team-member' | 'responder' | 'reviewer' | 'admin'
  /** It is required in incidents of this rule; null: always. */
  requiredFor: IncidentRule | null
}

/** A template, whole. */
export interface TemplateDefinition {
  name: string
  /** Whom it is for, in a sentence. */
  purpose: string
  /** It is proposed for incidents of this rule; null: never by itself. */
  proposedFor: IncidentRule | null
  /** Letters and names of the sections, in their order. */
  sections: { id: string; name: string }[]
  items: TemplateItem[]
  signOffs: SignOffRole[]
}
