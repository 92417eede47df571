/** A DNS server that knows one thing: in which Region AWS Health is active. */
import dgram from 'node:dgram'

/** Region by the domain that follows `global.health.`, such as amazonaws.com. */
export type ActiveRegions = Readonly<Record<string, string>>

export interface NameServer {
  /** host:port */
  address: string
  /** How often it was asked. */
  asked: () => number
  stop: () => Promise<void>
}

const TTL_SECONDS = 10
const NAME_ERROR = 3
const CNAME = 5
const PREFIX = 'global.health.'

/** Starts it on a free port of this machine; what it answers is asked for anew each time. */
export async function startNameServer(regions: () => ActiveRegions): Promise<NameServer> {
  const socket = dgram.createSocket('udp4')
  let asked = 0
  socket.on('message', (query, from) => {
    asked += 1
    socket.send(answer(query, regions()), from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    address: `127.0.0.1:${socket.address().port}`,
    asked: () => asked,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

function answer(query: Buffer, regions: ActiveRegions): Buffer {
  const { name, end } = readName(query)
  const question = query.subarray(12, end + 4)
  const domain = name.startsWith(PREFIX) ? name.slice(PREFIX.length) : ''
  const region = regions[domain]
  const header = Buffer.alloc(12)
  header.writeUInt16BE(query.readUInt16BE(0), 0)
  // A response, authoritative, recursion available.
  header.writeUInt16BE(0x8480 | (query.readUInt16BE(2) & 0x0100) | (region === undefined ? NAME_ERROR : 0), 2)
  header.writeUInt16BE(1, 4)
  if (region === undefined) return Buffer.concat([header, question])
  header.writeUInt16BE(1, 6)
  const target = writeName(targetOf(region, domain))
  const record = Buffer.alloc(12)
  // The name that was asked for, which stands at byte 12.
  record.writeUInt16BE(0xc00c, 0)
  record.writeUInt16BE(CNAME, 2)
  record.writeUInt16BE(1, 4)
  record.writeUInt32BE(TTL_SECONDS, 6)
  record.writeUInt16BE(target.length, 10)
  return Buffer.concat([header, question, record, target])
}

/** GovCloud's domain has a part of its own, which its Regions' endpoints lack. */
function targetOf(region: string, domain: string): string {
  return `health.${region}.${domain.replace(/^us-gov\./, '')}`
}

function readName(query: Buffer): { name: string; end: number } {
  const labels: string[] = []
  let at = 12
  for (let length = query.readUInt8(at); length > 0; length = query.readUInt8(at)) {
    labels.push(query.toString('ascii', at + 1, at + 1 + length))
    at += length + 1
  }
  return { name: labels.join('.').toLowerCase(), end: at + 1 }
}

function writeName(name: string): Buffer {
  const labels = name.split('.').map((label) => Buffer.concat([Buffer.from([label.length]), Buffer.from(label)]))
  return Buffer.concat([...labels, Buffer.from([0])])
}
