/** Country calling codes (ITU E.164) of the countries an organisation may be in. */
const callingCodes = new Map([
  ['AT', '43'],
  ['BE', '32'],
  ['BG', '359'],
  ['CH', '41'],
  ['CY', '357'],
  ['CZ', '420'],
  ['DE', '49'],
  ['DK', '45'],
  ['EE', '372'],
  ['ES', '34'],
  ['FI', '358'],
  ['FR', '33'],
  ['GB', '44'],
  ['GR', '30'],
  ['HR', '385'],
  ['HU', '36'],
  ['IE', '353'],
  ['IS', '354'],
  ['IT', '39'],
  ['LI', '423'],
  ['LT', '370'],
  ['LU', '352'],
  ['LV', '371'],
  ['MT', '356'],
  ['NL', '31'],
  ['NO', '47'],
  ['PL', '48'],
  ['PT', '351'],
  ['RO', '40'],
  ['SE', '46'],
  ['SI', '386'],
  ['SK', '421'],
])

export const callingCodeOf = (country: string): string | undefined => callingCodes.get(country)

/** In Italy the leading 0 is a part of the number and is dialled from abroad too. */
export const keepsTrunkZero = (country: string): boolean => country === 'IT'
