/** Whether it was done: what fails is not lost, and comes again by itself. */
export const succeeds = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  )
