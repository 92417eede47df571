/** The settings that the embedded PostgreSQL runs with. */
import { statfsSync } from 'node:fs'
import os from 'node:os'

const MIB = 1024 * 1024

/**
 * @param {{ port: number, durable: boolean }} options
 * @returns {string[]}
 */
export function serverFlags({ port, durable }) {
  const sharedMegabytes = Math.max(32, Math.min(256, Math.floor(os.totalmem() / MIB / 8)))
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    log_timezone: 'UTC',
    max_connections: 100,
    shared_buffers: `${sharedMegabytes}MB`,
    maintenance_work_mem: '128MB',
    // Solid state disks; and compiling a query costs more than the short ones here take.
    random_page_cost: 1.1,
    jit: 'off',
    ...(smallSharedMemory() ? { dynamic_shared_memory_type: 'mmap' } : {}),
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** Containers get 64 MB of /dev/shm, which one parallel query can fill. */
function smallSharedMemory() {
  try {
    const { blocks, bsize } = statfsSync('/dev/shm')
    return blocks * bsize < 256 * MIB
  } catch {
    return false
  }
}
