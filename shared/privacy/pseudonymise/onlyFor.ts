/** Asks once for each argument. */
export function onlyFor<Argument, Answer>(ask: (argument: Argument) => Answer): (argument: Argument) => Answer {
  const answers = new Map<Argument, { answer: Answer }>()
  return (argument) => {
    const kept = answers.get(argument) ?? { answer: ask(argument) }
    answers.set(argument, kept)
    return kept.answer
  }
}
