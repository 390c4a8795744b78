import { describe, expect, it } from 'vitest'
import { causeOf, causes, missedAs, type Situation, type Unanswered } from '../../shared/contacts/cause.ts'

const left: Unanswered = { outcome: 'left', reason: 'none', channel: 'phone', waitSeconds: 90, leftInMenu: false, wasOffered: false }
const open: Situation = { isOpen: true, closedWhileWaiting: false, present: 2, isMeasured: true, isFresh: false, shortSeconds: 10 }
const cause = (contact: Partial<Unanswered> = {}, situation: Partial<Situation> = {}) => causeOf({ ...left, ...contact }, { ...open, ...situation })

describe('why nobody answered', () => {
  it('is giving up, for someone who left while waiting', () => expect(cause()).toBe('gave_up'))
  it('is closed before everything else', () => expect(cause({ waitSeconds: 2 }, { isOpen: false, present: 0 })).toBe('closed'))
  it('is closed for someone still waiting at closing time', () => expect(cause({}, { closedWhileWaiting: true })).toBe('closed'))
  it('is unstaffed when nobody was there, however short the wait', () => expect(cause({ waitSeconds: 2 }, { present: 0 })).toBe('unstaffed'))
  it('is not unstaffed where no source tells who is there', () => expect(cause({}, { present: undefined })).toBe('gave_up'))
  it('is short below the limit and not at it', () => {
    expect(cause({ waitSeconds: 9 })).toBe('short')
    expect(cause({ waitSeconds: 10 })).toBe('gave_up')
  })
  it('is short for a hang-up in the menu, however long that took', () => expect(cause({ leftInMenu: true, waitSeconds: 0 })).toBe('short'))
  it('is giving up for both where short hang-ups are counted like any other', () => {
    expect(cause({ waitSeconds: 2 }, { shortSeconds: undefined })).toBe('gave_up')
    expect(cause({ leftInMenu: true, waitSeconds: 0 }, { shortSeconds: undefined })).toBe('gave_up')
  })
  it('is busy when the queue was full, timed out, or a voicemail took over', () => {
    expect(cause({ outcome: 'turned_away', reason: 'full' })).toBe('busy')
    expect(cause({ outcome: 'turned_away', reason: 'timeout' })).toBe('busy')
    expect(cause({ outcome: 'voicemail' })).toBe('busy')
  })
  it('is unstaffed when the system says no agents and nobody tells otherwise', () => {
    expect(cause({ outcome: 'turned_away', reason: 'no_agents' }, { present: undefined })).toBe('unstaffed')
    expect(cause({ outcome: 'turned_away', reason: 'no_agents' }, { present: 1 })).toBe('busy')
  })
  it('is refused for a chat that was offered and not taken', () =>
    expect(cause({ outcome: 'turned_away', reason: 'timeout', channel: 'chat', wasOffered: true })).toBe('refused'))
  it('is closed when the system itself said so', () => expect(cause({ outcome: 'turned_away', reason: 'closed' })).toBe('closed'))
  it('is technical when the system failed, or no end came although the feed was healthy', () => {
    expect(cause({ outcome: 'turned_away', reason: 'error' }, { isOpen: false })).toBe('technical')
    expect(cause({ outcome: 'unknown' })).toBe('technical')
  })
  it('is unknown without an end in a hole of the measurement, or while it may still end', () => {
    expect(cause({ outcome: 'unknown' }, { isMeasured: false })).toBe('unknown')
    expect(cause({ outcome: 'unknown' }, { isFresh: true })).toBe('unknown')
  })
  it('always counts as exactly one part of the attempts', () => {
    expect(causes.map(missedAs)).toEqual(['missed_closed', 'missed_open', 'missed_open', 'missed_open', 'missed_open', 'unknown', 'short', 'unknown'])
  })
})
