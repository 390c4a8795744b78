import type { Texts } from '../texts.ts'
import type { QueryShape } from './queryShape.ts'

/** @returns in words what a value of this shape looks like; it follows "Give …" and a colon. */
export function expectedOf({ question }: Pick<Texts, 'question'>, shape: QueryShape): string {
  if (typeof shape === 'string') return question.shapes[shape]
  if ('least' in shape) return question.between(String(shape.least), String(shape.most))
  return question.oneOf(shape.join(', '))
}
