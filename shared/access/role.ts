/** Who may see what: a person holds a set of roles. Admin alone sees no figures (A2). */
export const roles = ['manager', 'planner', 'funder', 'privacy', 'admin'] as const
export type Role = (typeof roles)[number]

export const hasOneOf = (held: readonly Role[], wanted: readonly Role[]): boolean => wanted.some((role) => held.includes(role))
