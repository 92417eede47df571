/** Next.js: a standalone server without telemetry. The headers of its answers are lib/front's. */
import type { NextConfig } from 'next'

const FONTS = [
  './node_modules/@fontsource/geist-sans/files/geist-sans-latin-{400,600}-normal.woff',
  './node_modules/@fontsource/unifontex/files/unifontex-latin-400-normal.woff',
  './node_modules/dejavu-fonts-ttf/ttf/DejaVuSans{,-Bold,Mono}.ttf',
]

const nextConfig: NextConfig = {
  output: 'standalone',
  // Otherwise a lock file in a folder above would move the server elsewhere.
  outputFileTracingRoot: import.meta.dirname,
  turbopack: { root: import.meta.dirname },
  poweredByHeader: false,
  // No page of ours wants it, and it would fetch for strangers.
  images: { unoptimized: true },
  typedRoutes: true,
  reactStrictMode: true,
  // `npm run check` runs tsc over everything; whoever only starts the product need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // The API answers, it never redirects.
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ['pg', 'pino', 'pdfkit'],
  // Fonts of lib/pdf/fonts.ts, which no import names.
  outputFileTracingIncludes: { '/api/incidents/**': FONTS, '/api/impact/pdf': FONTS },
  // A page for those who may not (`forbidden()` of lib/access/page.ts).
  experimental: { authInterrupts: true },
}

export default nextConfig
