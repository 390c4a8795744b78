import { expect, it } from 'vitest'
import { objectWords } from '../../functions/site/access/trail/objectWords.ts'
import { routeRules } from '../../functions/site/access/routeRules.ts'
import type { View } from '../../functions/site/view.ts'
import { textsOf } from '../../shared/text/texts.ts'

it.each(['nl', 'en'] as const)('whatever is written into the trail has a name that people know it by (%s)', (language) => {
  const view = { texts: textsOf(language) } as View
  const recorded = [...routeRules].flatMap(([route, { audit }]) => (audit === undefined ? [] : [route]))
  expect(recorded.length).toBeGreaterThan(40)
  for (const object of [...recorded, 'user', 'POST /imports', 'GET /share/:token']) expect(objectWords(view, object)).not.toMatch(/\/|:/)
})
