/** Every attempt as it truly went, in order of time, recorded or not. */
export const endings = { answered: 1, left: 2, closed: 3, atClosing: 4, full: 5, unstaffed: 6 } as const

export class AttemptLog {
  length = 0
  need: Int32Array
  /** Seconds since 1970 UTC: the arrival, and the end of waiting (0: it never came). */
  at: Float64Array
  endedAt: Float64Array
  ending: Uint8Array
  /** Seconds of conversation, 0 where nobody answered. */
  talk: Int32Array
  constructor(atFirst: number) {
    const room = Math.max(16, atFirst)
    this.need = new Int32Array(room)
    this.at = new Float64Array(room)
    this.endedAt = new Float64Array(room)
    this.ending = new Uint8Array(room)
    this.talk = new Int32Array(room)
  }
  add(need: number, at: number): number {
    if (this.length === this.at.length) this.#grow()
    const attempt = this.length++
    this.need[attempt] = need
    this.at[attempt] = at
    return attempt
  }
  end(attempt: number, at: number, ending: number, talk: number): void {
    this.endedAt[attempt] = at
    this.ending[attempt] = ending
    this.talk[attempt] = talk
  }
  #grow(): void {
    const room = this.at.length * 2
    const wider = <Kind extends Int32Array | Float64Array | Uint8Array>(to: Kind, from: Kind): Kind => {
      to.set(from)
      return to
    }
    this.need = wider(new Int32Array(room), this.need)
    this.at = wider(new Float64Array(room), this.at)
    this.endedAt = wider(new Float64Array(room), this.endedAt)
    this.ending = wider(new Uint8Array(room), this.ending)
    this.talk = wider(new Int32Array(room), this.talk)
  }
}
