/** Playwright: end-to-end tests in the browser that `npm test` found. */
import { defineConfig } from '@playwright/test'

const isCi = Boolean(process.env.CI)
/**
 * What Playwright itself switches off, because the last list is the one that counts; then two pages of Chromium's own
 * that every window of a whole Chromium draws for its address bar, which took more than a third of all computing time.
 */
const disabledFeatures = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'DestroyProfileOnBrowserClose',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'ThirdPartyStoragePartitioning',
  'AvoidCorsURLLoaderRestartOnRedirect',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  ...['WebUIOmniboxPopup', 'WebUIOmniboxAimPopup'],
]
/** A bare Chromium that asks nobody for anything. */
const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${disabledFeatures.join(',')}`,
]

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  // One more than cores: a third of the time a story waits, for AWS's patience or ours.
  workers: 3,
  retries: 0,
  forbidOnly: isCi,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    browserName: 'chromium',
    // Noting down every step's page takes a good part of all computing time, for what a message and the page's text tell mostly.
    trace: { mode: process.env.E2E_TRACE ? 'retain-on-failure' : 'off', screenshots: false },
    launchOptions: {
      args: browserArgs,
      ...(process.env.CHROMIUM_PATH ? { executablePath: process.env.CHROMIUM_PATH } : {}),
    },
  },
})
