import { guardedTask } from '../threads/task.ts'
import { type Job, openPainter } from './painter.ts'

const painter = await openPainter()

export default guardedTask((job: Job, begin) => painter.paint(job, begin))
