/** The asker is at fault: thrown, and turned into an answer in one place. Its words never quote what was sent. */
export class Refused extends Error {
  readonly reason: RefusalOfPage
  constructor(reason: RefusalOfPage) {
    super(reason)
    this.name = 'Refused'
    this.reason = reason
  }
}

export type RefusalOfPage =
  | 'other_origin'
  | 'too_large'
  | 'content_type'
  | 'bad_form'
  | 'unknown_page'
  | 'link_over'
  | 'changed_meanwhile'
  | 'too_many'
  | 'not_recorded'

export const statusOfRefusal = {
  other_origin: 403,
  too_large: 413,
  content_type: 415,
  bad_form: 400,
  unknown_page: 404,
  link_over: 404,
  changed_meanwhile: 409,
  too_many: 429,
  not_recorded: 503,
} as const satisfies Record<RefusalOfPage, number>
