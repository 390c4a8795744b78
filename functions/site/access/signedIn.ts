/** Who asks, for whatever comes after the guard. */
import type { Context } from 'hono'
import type { SignedIn } from '../../../shared/access/session.ts'

const known = new WeakMap<Request, SignedIn>()

export const rememberSignedIn = ({ req }: Context, who: SignedIn): void => void known.set(req.raw, who)
/** undefined: a page for everybody, and nobody is signed in. */
export const signedIn = ({ req }: Context): SignedIn | undefined => known.get(req.raw)
