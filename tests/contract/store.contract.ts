import { describe } from 'vitest'
import { describeAsked } from './asked.ts'
import { describeAttempts } from './attempts.ts'
import { describeAudits } from './audits.ts'
import { describeBoardChanges } from './board-changes.ts'
import { describeBoardCrowd } from './board-crowd.ts'
import { describeBoards } from './boards.ts'
import { describeCalculations } from './calculations.ts'
import { describeClaims } from './claims.ts'
import { describeForgetting } from './forgetting.ts'
import type { StoreUnderTest } from './ground.ts'
import { describeJobs } from './jobs.ts'
import { describeLedger } from './ledger.ts'
import { describeMemberships } from './memberships.ts'
import { describePosts } from './posts.ts'
import { describeReminders } from './reminders.ts'
import { describeReports } from './reports.ts'
import { describeRetention } from './retention.ts'
import { describeReviews } from './reviews.ts'
import { describeServerBanks } from './server-banks.ts'
import { describeSettings } from './settings.ts'
import { describeSettling } from './settling.ts'
import { describeSlots } from './slots.ts'
import { describeSteps } from './steps.ts'
import { describeSums } from './sums.ts'
import { describeTallies } from './tallies.ts'
import { describeTeams } from './teams.ts'

/** What every store promises, whatever engine it stands on. */
export function describeStore(name: string, open: StoreUnderTest): void {
  describe(name, () => {
    describeSettings(open)
    describeClaims(open)
    describeSlots(open)
    describeSteps(open)
    describeJobs(open)
    describeMemberships(open)
    describeAsked(open)
    describePosts(open)
    describeReports(open)
    describeAttempts(open)
    describeBoards(open)
    describeBoardChanges(open, 2)
    describeBoardCrowd(open)
    describeTeams(open)
    describeLedger(open)
    describeAudits(open)
    describeReviews(open)
    describeSums(open)
    describeTallies(open)
    describeCalculations(open)
    describeSettling(open)
    describeServerBanks(open)
    describeForgetting(open)
    describeRetention(open)
    describeReminders(open)
  })
}
