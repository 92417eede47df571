/** axe finds nothing on a telephone, and nothing is wider than the narrowest one. */
import { testAccessibility } from './fixtures/look-over'

testAccessibility(390, { narrowest: 320, colours: false })
