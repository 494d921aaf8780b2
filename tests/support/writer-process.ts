import { openStore } from '../../src/store/open.ts'
import { newAttempt, scheduledPost } from '../contract/ground.ts'
import { serverDefaults } from './database.ts'

/** Opens the database named first, answers one post as ever new members, and says each member once it is on record. */
const [databaseUrl = '', name = ''] = process.argv.slice(2)
const store = await openStore(databaseUrl, serverDefaults)

await scheduledPost(store, name)

for (let count = 0; ; count++) {
  const memberId = `${name}-${count}`

  await store.recordAttempt(newAttempt(memberId, { postId: name, memberId }))
  process.stdout.write(`${memberId}\n`)
}
