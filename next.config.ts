/** Next.js: a standalone server without telemetry, and headers that hold on every answer. */
import type { NextConfig } from 'next'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
]

const nextConfig: NextConfig = {
  output: 'standalone',
  // Otherwise a lock file in a folder above would move the server elsewhere.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  typedRoutes: true,
  reactStrictMode: true,
  // `npm run check` runs tsc over everything; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The API answers, it never redirects.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['pg', 'pino'],
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
}

export default nextConfig
