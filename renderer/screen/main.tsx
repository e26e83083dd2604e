import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ScreenPage } from './screen-page.tsx';
import { WallPage } from './wall-page.tsx';
import '../ui/base.css';
import './screen.css';
import './wall.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(<StrictMode>{window.location.hash === '#wall' ? <WallPage /> : <ScreenPage />}</StrictMode>);
}
