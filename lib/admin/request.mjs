/** What the launcher asks of lib/admin/main.ts, and what it answers: the shapes that both processes share. */

/**
 * @typedef {object} CommandRequest a command that somebody typed
 * @property {Exclude<import('./command.mjs').Command, { verb: 'help' }>} command
 * @property {string} base where people reach Faultline, for links
 *
 * @typedef {object} FirstOwnerRequest what `npm start` asks
 * @property {{ verb: 'first owner', wanted: boolean }} command wanted: make the link if nobody could come back
 * @property {string} base
 *
 * @typedef {CommandRequest | FirstOwnerRequest} AdminRequest
 *
 * @typedef {object} AdminAnswer
 * @property {string} print for standard output
 * @property {number} code exit code
 */

export {}
