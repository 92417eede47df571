/** In which zone a page tells its reader days and times. */
import { readPreferences } from '@/components/shell/preferences'

/** The zone that the address names, else the one that the reader's browser has told; UTC where none is known. */
export async function readerZone(asked: string | null): Promise<string> {
  if (asked !== null) return asked
  const { zoneMode, viewerZone } = await readPreferences()
  return zoneMode === 'utc' ? 'UTC' : (viewerZone ?? 'UTC')
}
