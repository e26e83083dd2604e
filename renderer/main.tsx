import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { DesktopApp } from './desktop/desktop-app.tsx';
import './ui/base.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <DesktopApp />
    </StrictMode>,
  );
}
