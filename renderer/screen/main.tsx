import '../ui/old-browsers.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { usePreferences } from '../stores/preferences.store.ts';
import { FullScreen } from './full-screen.tsx';
import { languageOf, screenOf } from './screen-kind.ts';
import { ScreenPage } from './screen-page.tsx';
import { WallPage } from './wall-page.tsx';
import '../ui/base.css';
import './screen.css';
import './wall.css';

const locale = languageOf(window.location.search);
if (locale !== undefined) usePreferences.setState({ locale });
const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      {screenOf(window.location) === 'wall' ? <WallPage /> : <ScreenPage />}
      <FullScreen />
    </StrictMode>,
  );
}
