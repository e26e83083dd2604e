import {
  BarChartOutlined,
  CheckSquareOutlined,
  CommentOutlined,
  FileTextOutlined,
  FlagOutlined,
  NotificationOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  StarOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import { lazy, type ComponentType, type LazyExoticComponent, type ReactNode } from 'react';
import type { Role } from '../../shared/domain/member.ts';
import type { TextKey } from '../../shared/i18n/translate.ts';

export interface Place {
  readonly path: string;
  readonly label: TextKey;
  readonly icon: ReactNode;
  readonly roles: readonly Role[];
  /** Loaded when it is first opened, so that the first screen stays light. */
  readonly page: LazyExoticComponent<ComponentType>;
}

const takingPart: readonly Role[] = ['chair', 'officer', 'representative', 'management'];
const everybody: readonly Role[] = [...takingPart, 'observer'];

const page = (load: () => Promise<Record<string, ComponentType>>, name: string) =>
  lazy(async () => {
    const found = (await load())[name];
    if (found === undefined) throw new Error(`no page ${name}`);
    return { default: found };
  });

/** The desktop's places, left to right as the four steps run. */
const places: readonly Place[] = [
  {
    path: '/today',
    label: 'place.today',
    icon: <CheckSquareOutlined />,
    roles: takingPart,
    page: page(() => import('./today/today-page.tsx'), 'TodayPage'),
  },
  {
    path: '/petitions',
    label: 'place.petitions',
    icon: <FileTextOutlined />,
    roles: takingPart,
    page: page(() => import('./petitions/petitions-page.tsx'), 'PetitionsPage'),
  },
  {
    path: '/sessions',
    label: 'place.sessions',
    icon: <CommentOutlined />,
    roles: takingPart,
    page: page(() => import('./sessions/sessions-page.tsx'), 'SessionsPage'),
  },
  {
    path: '/actions',
    label: 'place.actions',
    icon: <FlagOutlined />,
    roles: takingPart,
    page: page(() => import('./actions/actions-page.tsx'), 'ActionsPage'),
  },
  {
    path: '/publications',
    label: 'place.board',
    icon: <NotificationOutlined />,
    roles: everybody,
    page: page(() => import('./publications/publications-page.tsx'), 'PublicationsPage'),
  },
  {
    path: '/evaluation',
    label: 'place.evaluation',
    icon: <StarOutlined />,
    roles: takingPart,
    page: page(() => import('./evaluation/evaluation-page.tsx'), 'EvaluationPage'),
  },
  {
    path: '/figures',
    label: 'place.figures',
    icon: <BarChartOutlined />,
    roles: everybody,
    page: page(() => import('./figures/figures-page.tsx'), 'FiguresPage'),
  },
  {
    path: '/roster',
    label: 'place.roster',
    icon: <TeamOutlined />,
    roles: takingPart,
    page: page(() => import('./roster/roster-page.tsx'), 'RosterPage'),
  },
  {
    path: '/verification',
    label: 'place.verify',
    icon: <SafetyCertificateOutlined />,
    roles: ['chair', 'officer', 'representative', 'observer'],
    page: page(() => import('./verification/verification-page.tsx'), 'VerificationPage'),
  },
  {
    path: '/settings',
    label: 'place.settings',
    icon: <SettingOutlined />,
    roles: ['chair', 'officer'],
    page: page(() => import('./settings/settings-page.tsx'), 'SettingsPage'),
  },
];

/** The places open to a role, in order; the first is where it begins. */
export function placesOf(role: Role): readonly Place[] {
  return places.filter((place) => place.roles.includes(role));
}
