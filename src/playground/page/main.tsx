import { render } from 'preact'
import { App } from './app.tsx'
import { applyTheme } from './frame/theme.ts'
import './styles/tokens.css'
import './styles/controls.css'
import './styles/frame.css'
import './styles/markdown.css'
import './styles/message.css'
import './styles/media.css'
import './styles/composer.css'
import './styles/form.css'
import './styles/panel.css'
import './styles/motion.css'

const root = document.getElementById('page')

applyTheme()
if (root) render(<App />, root)
