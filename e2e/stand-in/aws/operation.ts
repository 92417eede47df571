/** What an operation of the stand-in gets to work with. */
import type { Answer, Call } from './call'
import type { Faults } from './faults'
import type { Truth } from './truth'

export interface World {
  truth: Truth
  faults: Faults
}

/** Answers one call. @throws {ServiceError} for what AWS refuses */
export type Operation = (call: Call, world: World) => Answer | Promise<Answer>

/** Operations by AWS's names. */
export type Operations = Readonly<Record<string, Operation>>
