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

const everybody: readonly Role[] = ['chair', 'officer', 'representative', 'management', 'observer'];

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
    roles: everybody,
    page: page(() => import('./today/today-page.tsx'), 'TodayPage'),
  },
  {
    path: '/petitions',
    label: 'place.petitions',
    icon: <FileTextOutlined />,
    roles: everybody,
    page: page(() => import('./petitions/petitions-page.tsx'), 'PetitionsPage'),
  },
  {
    path: '/sessions',
    label: 'place.sessions',
    icon: <CommentOutlined />,
    roles: everybody,
    page: page(() => import('./sessions/sessions-page.tsx'), 'SessionsPage'),
  },
  {
    path: '/actions',
    label: 'place.actions',
    icon: <FlagOutlined />,
    roles: everybody,
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
    roles: everybody,
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
    roles: everybody,
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

/** What an observer comes for: what was published, and whether the record behind it stands up. */
const observersFirst = ['/publications', '/verification'];

/** The places open to a role, in the order in which it needs them; the first is where it begins. */
export function placesOf(role: Role): readonly Place[] {
  const open = places.filter((place) => place.roles.includes(role));
  if (role !== 'observer') return open;
  const isFirst = (place: Place): boolean => observersFirst.includes(place.path);
  return [...open.filter(isFirst), ...open.filter((place) => !isFirst(place))];
}
