/** `.ci/run` sets it: everything is asked, not a sample of it that keeps `npm test` short. */
export const isThorough = process.env.THOROUGH === '1'
