/** axe finds nothing on a wide screen. */
import { testAccessibility } from './fixtures/look-over'

testAccessibility(1280, { colours: true })
