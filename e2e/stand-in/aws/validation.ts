/** Reads the members of an operation's input within the limits of AWS's models. */
import type { Input } from './call'
import { invalid } from './service-error'

/** A text, or null where it is absent. */
export function textIn(input: Input, name: string): string | null {
  const value = input[name] ?? null
  if (value !== null && typeof value !== 'string') throw invalid(`${name} is not a text.`)
  return value
}

/** A text that must be there. */
export function requiredText(input: Input, name: string): string {
  const value = textIn(input, name)
  if (value === null) throw invalid(`${name} is missing.`)
  return value
}

/** A structure, or null where it is absent. */
export function structureIn(input: Input, name: string): Input | null {
  const value = input[name] ?? null
  if (value === null) return null
  if (!isStructure(value)) throw invalid(`${name} is not a structure.`)
  return value
}

/** Texts from one to `most`, or null where the list is absent. */
export function textsIn(input: Input, name: string, most: number): string[] | null {
  return (
    listIn(input, name, most)?.map((each) => {
      if (typeof each !== 'string') throw invalid(`${name} holds something that is not a text.`)
      return each
    }) ?? null
  )
}

/** Structures from one to `most`, or null where the list is absent. */
export function structuresIn(input: Input, name: string, most: number): Input[] | null {
  return (
    listIn(input, name, most)?.map((each) => {
      if (!isStructure(each)) throw invalid(`${name} holds something that is not a structure.`)
      return each
    }) ?? null
  )
}

/** A whole number within a range, or `otherwise` where it is absent. */
export function wholeIn(input: Input, name: string, least: number, most: number, otherwise: number): number {
  const value = input[name] ?? otherwise
  if (typeof value !== 'number' || !Number.isInteger(value)) throw invalid(`${name} is not a whole number.`)
  if (value < least || value > most) throw invalid(`${name} is ${value}; it must be from ${least} to ${most}.`)
  return value
}

/** Refuses members that the operation does not have, so that a filter of another operation is noticed. */
export function refuseOthers(input: Input, known: readonly string[]): void {
  const unknown = Object.keys(input).find((name) => !known.includes(name))
  if (unknown !== undefined) throw invalid(`There is no member ${unknown} here.`)
}

function listIn(input: Input, name: string, most: number): unknown[] | null {
  const value = input[name] ?? null
  if (value === null) return null
  if (!Array.isArray(value)) throw invalid(`${name} is not a list.`)
  if (value.length < 1 || value.length > most)
    throw invalid(`${name} has ${value.length} members; from 1 to ${most} are allowed.`)
  return value
}

function isStructure(value: unknown): value is Input {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
