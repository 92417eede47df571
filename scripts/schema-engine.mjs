#!/usr/bin/env node
/**
 * Stand-in for Prisma's native schema engine: same command line and JSON-RPC over stdio, on the WASM engine and `pg`.
 * Prisma's CLI downloads the native one at every command, which fails without internet access.
 */
import { parseArguments } from './schema-engine/arguments.mjs'
import { runDatabaseCommand } from './schema-engine/database-command.mjs'
import { serveRpc } from './schema-engine/rpc.mjs'

const options = parseArguments(process.argv.slice(2))
if (options.version) console.log('schema-engine-cli wasm')
else if (options.command) process.exitCode = await runDatabaseCommand(options)
else await serveRpc(options)
