/** The root of every page, also of strangers: language, fonts, theme, time zone. It holds no data. */
import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { headers } from 'next/headers'
import { readPreferences } from '@/components/shell/preferences'
import { InlineScript } from '@/components/ui/inline-script'
import { TimeProvider } from '@/components/ui/time-provider'
import './globals.css'

const sans = localFont({
  src: '../node_modules/@fontsource-variable/geist/files/geist-latin-wght-normal.woff2',
  variable: '--font-geist',
  weight: '100 900',
  display: 'swap',
})

const mono = localFont({
  src: '../node_modules/@fontsource-variable/geist-mono/files/geist-mono-latin-wght-normal.woff2',
  variable: '--font-geist-mono',
  weight: '100 900',
  display: 'swap',
  preload: false,
})

const DESCRIPTION = 'What AWS says about its health, whom it hits, and what was done about it, on one timeline.'

/** Self-hosted: the address is whichever one the reader used. */
export async function generateMetadata(): Promise<Metadata> {
  const head = await headers()
  const host = head.get('x-forwarded-host') ?? head.get('host') ?? 'localhost'
  const base = `${head.get('x-forwarded-proto') ?? 'http'}://${host}`
  return {
    metadataBase: URL.canParse(base) ? new URL(base) : null,
    title: { default: 'Faultline', template: '%s · Faultline' },
    description: DESCRIPTION,
    applicationName: 'Faultline',
    openGraph: { siteName: 'Faultline', type: 'website' },
  }
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#15171b' },
  ],
}

/** Tells the server of the viewer's zone from the second request on. */
const REMEMBER_ZONE = `try{var z=Intl.DateTimeFormat().resolvedOptions().timeZone;if(z)document.cookie="tz="+z+";path=/;max-age=31536000;samesite=lax"}catch(e){}`

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const { theme, nonce, zoneMode, viewerZone } = await readPreferences()
  return (
    <html lang="en" data-theme={theme === 'system' ? undefined : theme} className={`${sans.variable} ${mono.variable}`}>
      <head>
        <InlineScript code={REMEMBER_ZONE} nonce={nonce} />
      </head>
      <body>
        <TimeProvider initialMode={zoneMode} knownZone={viewerZone} renderedAt={Date.now()}>
          {children}
        </TimeProvider>
      </body>
    </html>
  )
}
