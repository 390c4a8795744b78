/** The cookie that says who asks. `__Host-`: of this host alone, sent over a protected connection only (A4); browsers count localhost as one. */
const name = '__Host-session'
const pattern = /(?:^|;\s*)__Host-session=([A-Za-z0-9_-]{43})(?=;|$)/

export const sessionTokenIn = (headers: Headers): string | undefined => pattern.exec(headers.get('cookie') ?? '')?.[1]
export const sessionCookie = (token: string): string => `${name}=${token}; Path=/; Secure; HttpOnly; SameSite=Lax`
export const noSessionCookie = `${name}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0`
