/**
 * Refuses a Node that is too old before anything else is loaded.
 * The syntax stays plain: this must parse on the very versions that it refuses.
 */

/**
 * Node 21 and the first 22s lack what Prisma and Vite need (requiring ES modules).
 * @param {string} version
 * @returns {boolean}
 */
export function isSupported(version) {
  const parts = version.split('.').map(Number)
  const major = parts[0] || 0
  const minor = parts[1] || 0
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major > 22
}

export function requireNode() {
  if (isSupported(process.versions.node)) return
  console.error(`Faultline needs Node 20.19 or newer (of 22: 22.12); this is Node ${process.versions.node}.`)
  console.error(`Install a current one from https://nodejs.org and start again. (Used: ${process.execPath})`)
  process.exit(1)
}
