/** What the store answers instead of doing what was asked, under the name that the client knows. */
export class StoreRefusal extends Error {
  readonly status: number
  constructor(name: string, message: string, status = 400) {
    super(message)
    this.name = name
    this.status = status
  }
}

export const invalid = (message: string) => new StoreRefusal('ValidationException', message)
export const conditionFailed = () => new StoreRefusal('ConditionalCheckFailedException', 'The conditional request failed')
export const throttled = () => new StoreRefusal('ThrottlingException', 'Rate of requests exceeds the allowed throughput.')
export const unavailable = () => new StoreRefusal('InternalServerError', 'The store is away.', 500)
