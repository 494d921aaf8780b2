import { readFileSync } from 'node:fs'

/** The rows of a recorded file, see tests/oracle/README.md. */
export function oracleRows<Row>(name: string): Row[] {
  return readFileSync(`tests/oracle/${name}.public.jsonl`, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row)
}
