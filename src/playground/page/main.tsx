import { render } from 'preact'
import { App } from './app.tsx'
import './styles/tokens.css'
import './styles/controls.css'
import './styles/frame.css'
import './styles/markdown.css'
import './styles/message.css'
import './styles/media.css'
import './styles/composer.css'
import './styles/form.css'
import './styles/panel.css'

const root = document.getElementById('page')

if (root) render(<App />, root)
