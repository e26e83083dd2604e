import '../ui/old-browsers.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { loadOthersSoon } from './pages.tsx';
import { PortalApp } from './portal-app.tsx';
import 'antd-mobile/es/global';
import './portal.css';

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <PortalApp />
    </StrictMode>,
  );
  loadOthersSoon();
}
