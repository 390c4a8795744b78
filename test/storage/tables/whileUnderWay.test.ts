import { expect, it } from 'vitest'
import { whileUnderWay } from '../../../shared/storage/tables/whileUnderWay.ts'

it('asks the store once for all who ask while the answer is under way, and anew once it was given', async () => {
  let asked = 0
  const read = whileUnderWay(
    async (line: string) => `${line} ${++asked}`,
    (line) => line,
  )

  expect(await Promise.all([read('a'), read('a'), read('b')])).toEqual(['a 1', 'a 1', 'b 2'])
  expect(await read('a')).toBe('a 3')
})

it('tells everybody of a failure, and keeps none', async () => {
  const answers = [new Error('away'), 'here']
  const read = whileUnderWay(
    async () => {
      const answer = answers.shift()
      if (answer instanceof Error) throw answer
      return answer
    },
    () => 'all',
  )

  expect((await Promise.allSettled([read(), read()])).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(await read()).toBe('here')
})
