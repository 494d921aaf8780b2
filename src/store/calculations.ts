import { createHash } from 'node:crypto'
import type { Database } from './database.ts'
import { keptSince } from './retaining.ts'
import type { Calculation, Store } from './store.ts'

type Operations = Pick<Store, 'keepCalculation' | 'calculation'>

export function calculationOperations({ db }: Database): Operations {
  return {
    async keepCalculation(calculation, at) {
      const options = JSON.stringify(calculation.options, Object.keys(calculation.options).sort())
      const { calculator } = calculation
      const id = idOf(calculator, options)

      await db.deleteFrom('calculation').where('usedAt', '<', keptSince('calculations', at)).execute()
      await db
        .insertInto('calculation')
        .values({ id, calculator, options, usedAt: at })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ usedAt: at }))
        .execute()

      return id
    },
    async calculation(id) {
      const row = await db
        .selectFrom('calculation')
        .select(['calculator', 'options'])
        .where('id', '=', id)
        .executeTakeFirst()

      return row && { calculator: row.calculator, options: JSON.parse(row.options) as Calculation['options'] }
    },
  }
}

/** Equal calculations share one row, whoever asked. 128 bits of SHA-256: 22 characters of a button's id. */
function idOf(calculator: string, options: string): string {
  return createHash('sha256')
    .update(`${calculator}\n${options}`)
    .digest()
    .subarray(0, 16)
    .toString('base64url')
}
