/**
 * List prices of AWS in Ireland (eu-west-1), US dollars without tax; nobody fetches them. Beside each stands what it was held against: an offer file of AWS's public
 * price list, `pricing.us-east-1.amazonaws.com/offers/v1.0/aws/SERVICE/current/eu-west-1/index.json`, by its service, its usage type and the day on which AWS
 * published it, as others copied it in October 2026. The first tier is taken, and what an account has for nothing (a million calls of functions, 25 GB of tables,
 * 20,000 requests of keys) is counted as if it were paid.
 */
export const prices = {
  /** On demand: an item of up to 1 KB written. AmazonDynamoDB, EU-WriteRequestUnits, 2026-09-11. */
  writeUnit: 0.705 / 1e6,
  /** On demand: 4 KB read strongly consistent, or 8 KB eventually. AmazonDynamoDB, EU-ReadRequestUnits, 2026-09-11. */
  readUnit: 0.1415 / 1e6,
  /** AmazonDynamoDB, EU-TimedStorage-ByteHrs, 2026-09-11. */
  storedGigabyteMonth: 0.283,
  /** AmazonDynamoDB, EU-TimedPITRStorage-ByteHrs, 2026-09-11. */
  pointInTimeGigabyteMonth: 0.22,
  /** Arm. AWSLambda, EU-Lambda-GB-Second-ARM, 2026-10-01. */
  functionGigabyteSecond: 0.0000133334,
  /** AWSLambda, EU-Request-ARM, 2026-10-01. */
  functionRequest: 0.2 / 1e6,
  /** AmazonApiGateway, EU-ApiGatewayHttpRequest, 2026-10-02. */
  httpRequest: 1.11 / 1e6,
  /** Of a symmetric or HMAC key. Not in a copy of the list that we saw; the price page of KMS as guides quoted it in March 2026. */
  keyRequest: 0.03 / 1e4,
  /** AWSQueueService, EU-Requests-Tier1, 2026-09-11. */
  queueRequest: 0.4 / 1e6,
  /** Taken in; kept for a month it is $0.03 more. AmazonCloudWatch, EU-DataProcessing-Bytes, 2026-09-22. */
  logGigabyte: 0.57 + 0.03,
} as const
