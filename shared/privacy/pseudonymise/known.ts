/** Leaves out what is not known: absent, never null or undefined. */
export function known<Fields extends object>(fields: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  const told: { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } = {}
  for (const name in fields) {
    const value = fields[name]
    if (isTold(value)) told[name] = value
  }
  return told
}

const isTold = <Value>(value: Value): value is Exclude<Value, undefined> => value !== undefined
