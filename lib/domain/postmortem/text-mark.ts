/** A short mark by which two texts are taken for the same. */

const PRIME_A = 2654435761
const PRIME_B = 1597334677

/** 64 bits of hash and the length: two texts of one person's typing never share it by chance. */
export function textMark(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index)
    a = Math.imul(a ^ code, PRIME_A)
    b = Math.imul(b ^ code, PRIME_B)
  }
  return `${text.length}:${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`
}
