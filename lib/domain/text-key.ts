/** Tells whether two long texts are the same without sending both. */

/**
 * Alike for texts that differ only in how lines break, which forms change, and in blanks at both ends. Not safe against
 * somebody who looks for twins: for mistakes, not for signatures (FNV-1a of 64 bits).
 */
export function textKey(text: string): string {
  const plain = text.replace(/\r\n?/g, '\n').trim()
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(plain)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(36)
}
