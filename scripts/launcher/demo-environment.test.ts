/** What `npm run demo` takes from the environment of a real Faultline: nothing that leads to its data or to AWS. */
import path from 'node:path'
import { expect, it } from 'vitest'
import { readConfiguration } from '@/lib/env.mjs'
import { demoEnvironment } from './demo-environment.mjs'

it('keeps off the data and the credentials of a real Faultline', () => {
  const real = {
    FAULTLINE_DATA_DIR: '/srv/faultline',
    DATABASE_URL: 'postgresql://db.example.org/faultline',
    AWS_PROFILE: 'production',
    PORT: '3100',
  }
  const env = demoEnvironment(real)
  expect(Object.keys(env).filter((name) => name.startsWith('AWS_'))).toEqual([])
  const { dataDir, ...configuration } = readConfiguration(env, '/home/mira')
  expect(dataDir).toBe(path.join('/home/mira', '.data', 'demo'))
  expect(configuration).toMatchObject({ databaseUrl: null, port: 3100, pollSeconds: 15, demo: true })
})

it('has a folder and a pace of its own where they are asked for', () => {
  const env = demoEnvironment({ FAULTLINE_DEMO_DIR: '/var/demo', FAULTLINE_POLL_SECONDS: '5' })
  expect(readConfiguration(env, '/home/mira')).toMatchObject({ dataDir: '/var/demo', pollSeconds: 5 })
})
